// The table twin of a picture, and the file of all its rows.
(function (SC) {
  "use strict";

  /** Keep the table and the file in line; `read` gives the read-outs as they are now. */
  SC.tableOf = function (spec, element, read) {
    /** @type {HTMLDetailsElement} */
    const table = element.querySelector(".sc-table");
    /** @type {HTMLAnchorElement} */
    const csv = element.querySelector(".sc-csv");
    const { columns, days } = spec.table;
    const sign = SC.words["number.decimal"];
    const length = (/** @type {SpasmCycle.Readouts} */ r) => r[columns[0][1]].length;
    /** @type {(r: SpasmCycle.Readouts, row: number) => string[]} */
    const cells = (r, row) =>
      columns.map(([, key, digits]) =>
        digits === null ? r[key][row] : SC.fixed(r[key][row], digits).replace(".", sign),
      );

    /** Write the table anew. */
    function fill() {
      const r = read();
      const body = table.querySelector("tbody");
      const rows = [];
      for (let i = 0; i < length(r); i++) {
        if (!days.length || days.includes(r.days[i])) rows.push(cells(r, i));
      }
      while (body.rows.length > Math.max(1, rows.length)) body.deleteRow(-1);
      while (body.rows.length < rows.length) body.append(body.rows[0].cloneNode(true));
      rows.forEach((row, i) => {
        row.forEach((text, j) => {
          body.rows[i].cells[j].textContent = text;
        });
      });
    }
    table.addEventListener("toggle", () => table.open && fill());

    csv.hidden = false;
    csv.addEventListener("click", () => {
      const r = read();
      const lines = [columns.map(([heading]) => heading)];
      for (let i = 0; i < length(r); i++) lines.push(columns.map(([, key]) => r[key][i]));
      const quoted = lines.map((line) =>
        line.map((cell) => `"${String(cell).replace(/"/g, '""')}"`).join(","),
      );
      if (csv.dataset.url) URL.revokeObjectURL(csv.dataset.url);
      const file = new Blob([`${quoted.join("\r\n")}\r\n`], { type: "text/csv" });
      csv.dataset.url = URL.createObjectURL(file);
      csv.href = csv.dataset.url;
    });
    return { follow: () => table.open && fill() };
  };
})(globalThis.SpasmCycle);
