  // ---- the words of portable functions that the browser itself does not have
  SC.zeros = (n) => new Float64Array(n);
  SC.copyOf = (values) => Float64Array.from(values);
  SC.last = (values, place = 1) => values[values.length - place];
  SC.pick = (values, name, otherwise) => (Object.hasOwn(values, name) ? values[name] : otherwise);
  // As in Python: what is left has the sign of the divisor.
  SC.mod = (value, by) => {
    const left = value % by;
    if (left === 0) return 0;
    return left < 0 === by < 0 ? left : left + by;
  };
  // As Python prints it: a tie goes to the even digit, where toFixed goes up.
  SC.fixed = (value, digits) => {
    if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf").toLowerCase();
    const size = Math.abs(value);
    const part = size * 2 ** (digits + 1);
    const whole = () => BigInt(size) + (digits ? "." + "0".repeat(digits) : "");
    let text = size < 1e21 ? size.toFixed(digits) : whole();
    const last = text.slice(-1);
    if (Number.isInteger(part) && part % 2 === 1 && Number(last) % 2 === 1) {
      text = text.slice(0, -1) + (Number(last) - 1);
    }
    return value < 0 ? "-" + text : text;
  };
  // A template with its blanks filled: {name} by words, {name:.1f} by a number and its sign.
  SC.fill = (template, values) =>
    template.replace(/\{(\w+)(?::(\D)(\d+)f)?\}/g, (_, name, sign, digits) =>
      digits ? SC.fixed(values[name], Number(digits)).replace(".", sign) : values[name],
    );
