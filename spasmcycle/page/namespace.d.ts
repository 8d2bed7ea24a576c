// What the scripts of the course share: the global `SpasmCycle`, called SC inside each script, and
// the shapes of the data that pass through it. For the type checker only; no page loads this.

// The mark-up of an element and its script belong together, and the tests of the mark-up see to it
// that the parts are there. So a search gives what it looks for; where a part may be missing, the
// script says so with a type of its own (`HTMLElement | null`).
interface ParentNode {
  querySelector<Tag extends keyof HTMLElementTagNameMap>(
    selectors: Tag,
  ): HTMLElementTagNameMap[Tag];
  querySelector<Found extends Element = HTMLElement>(selectors: string): Found;
  querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(
    selectors: Tag,
  ): NodeListOf<HTMLElementTagNameMap[Tag]>;
  querySelectorAll<Found extends Element = HTMLElement>(selectors: string): NodeListOf<Found>;
}

interface Element {
  closest<Tag extends keyof HTMLElementTagNameMap>(
    selector: Tag,
  ): HTMLElementTagNameMap[Tag] | null;
  closest<Found extends Element = HTMLElement>(selectors: string): Found | null;
}

declare var SpasmCycle: SpasmCycle.Shared;
/** For translate/words.js, which is a piece of a script where SC is this. */
declare const SC: SpasmCycle.Shared;

declare namespace SpasmCycle {
  // ---- elements
  /** The bridge to Python, in JupyterLab only. */
  interface Host {
    get(name: string): unknown;
    set(changes: Record<string, unknown>): void;
    listen(names: string[], listener: () => void): () => void;
  }
  /** The part of an anywidget model that is used. */
  interface WidgetModel {
    get(name: string): unknown;
    set(changes: Record<string, unknown>): void;
    save_changes(): void;
    on(event: string, listener: () => void): void;
    off(event: string, listener: () => void): void;
  }
  /** Makes an element live; may give a way to stop it. */
  type Mount = (element: HTMLElement, host: Host | null) => (() => void) | void;

  interface Store {
    /** The value kept under a key: whatever JSON holds, so it is not to be trusted. */
    get(key: string, fallback?: unknown): unknown;
    set(key: string, value: unknown): void;
    keys(start?: string): string[];
    clear(): void;
    listen(listener: (key: string) => void): () => void;
  }

  // ---- questions
  /** What was entered, by the name of the field. */
  type Answers = Record<string, string | string[]>;
  interface Redo {
    /** The place in the row of days. */
    step: number;
    /** A calendar day as "2025-03-09". */
    due: string;
  }
  /** A record of a question or a case. */
  interface Kept {
    answers: Answers;
    /** The answers of the first try, or null before it. */
    first: Answers | null;
    /** 1 to 3, or null where it was not asked. */
    confidence: number | null;
    tries: number;
    done: boolean;
    redo: Redo | null;
  }
  /** How far a reader is in a lesson. */
  interface Progress {
    answered: number;
    again: number;
    all: number;
  }
  /** A record of a prediction. */
  interface Prediction {
    cells: Answers;
    choice?: string;
    confidence: number | null;
    skipped: boolean;
    at: string;
  }
  /** An answer as it was checked; `right` is null until the question is done. */
  type Given = Pick<Kept, "answers" | "confidence" | "tries" | "done"> & { right: boolean | null };

  /** What is right in a field. */
  type Key =
    | { kind: "words"; right: string[] }
    /** `options` maps each value to the name of its reason, "" for its own. */
    | { kind: "choice"; right: string[]; options: Record<string, string> }
    | { kind: "place"; right: string[] }
    | { kind: "text" }
    | {
        kind: "number";
        value: number;
        tolerance: number;
        slips: { reason: string; value: number }[];
      };
  type KeyOf<Kind> = Extract<Key, { kind: Kind }>;
  interface Verdict {
    right: boolean;
    /** The names of the reasons that fit. */
    reasons: string[];
    /** Of words to mark: whether any is right. */
    partly?: boolean;
  }
  type Judge<Kind> = (name: string, key: KeyOf<Kind>, answer: string | string[]) => Verdict | null;

  /** A case as it was answered. */
  interface Sorted {
    id: string;
    title: string;
    needed: string;
    chosen: string;
    right: boolean;
    /** Whether all marked words decide. */
    byWords: boolean;
  }
  interface Tally {
    late: Sorted[];
    missed: Sorted[];
    byWords: number;
    /** For each urgency those chosen later, just so, and earlier. */
    rows: { needed: string; cells: Sorted[][] }[];
  }
  interface Due {
    page: string;
    day: string;
    label: string;
  }

  // ---- controls
  /** A number's limits. */
  interface Range {
    low: number;
    high: number;
    step: number;
    whole?: boolean;
  }
  interface Spec {
    kind: string;
    label: string;
  }
  type SliderSpec = Spec & Range & { unit?: string };
  type PointSpec = Spec & { of: [SliderSpec, SliderSpec]; handle: string };
  type ChoiceSpec = Spec & { options: string[] };
  type SeedSpec = Spec & Range;
  type CoursesSpec = Spec & {
    treatments: Record<string, string>;
    numbers: (Range & { name: CourseNumber; label: string; value: number; unit?: string })[];
    most: number;
    bars: string;
    words: Record<string, string>;
  };
  type CourseNumber = "start" | "length" | "strength";
  type Course = { treatment: string } & Record<CourseNumber, number>;
  interface Picture {
    drag(name: string, moved: (place: Place) => void, more?: DragEnds): void;
  }
  /** What a control gives back: `show` puts a value on the screen, `parts` can be switched off. */
  interface Input<Value> {
    show(value: Value): void;
    parts?: Iterable<HTMLElement & { disabled: boolean }>;
    rest?(off: boolean): void;
    resting?: boolean;
  }
  /** A kind of control. What is checked or decoded may be anything; a RangeError refuses it. */
  interface Kind<S extends Spec, Value> {
    checked(spec: S, value: unknown): Value;
    same(a: Value, b: Value): boolean;
    encode(value: Value, spec?: S): string;
    decode(spec: S, text: string): Value;
    attach(
      row: HTMLElement,
      spec: S,
      /** Asks for a value; false where it was refused. */
      changed: (value: unknown) => boolean,
      picture: Picture,
    ): Input<Value>;
  }
  interface Controls {
    slider: Kind<SliderSpec, number>;
    seed: Kind<SeedSpec, number>;
    choice: Kind<ChoiceSpec, string>;
    toggle: Kind<Spec, boolean>;
    point: Kind<PointSpec, number[]>;
    courses: Kind<CoursesSpec, Course[]>;
    /** By the name that stands in a specification. */
    [kind: string]: Kind<any, any>;
  }
  /** The values of a picture's controls, by name. */
  type Values = Record<string, unknown>;

  // ---- pictures
  type Place = [number, number];
  interface DragEnds {
    may?(): boolean;
    begin?(place: Place, part: number): void;
    end?(): void;
    /** The gesture was not meant: all is as before. */
    undo?(): void;
  }
  /** What hears a drag that begins on a node. */
  interface Gesture {
    /** Whether a finger that rests first may then go anywhere. */
    hold?: boolean;
    may(): boolean;
    begin(event: PointerEvent): void;
    move(event: PointerEvent): void;
    end(): void;
    undo(): void;
  }
  /** How a mark that is dragged sets a slider. */
  interface Grab {
    control: string;
    along: string | number[];
    scale: number;
    /** Numbers, or names of read-outs. */
    around?: (number | string)[];
    /** Places of an axis that is no even one, each with the value there. */
    stops?: number[][];
  }
  /** From data to the drawing: [where 0 is, the length of 1], across and up. */
  interface Axes {
    x: [number, number];
    y: [number, number];
  }
  /** What moves in a drawing: what is told of it, and what is remembered. */
  interface Mark {
    kind: string;
    mark: string;
    axes: number;
    group: SVGElement;
    node: SVGElement;
    [setting: string]: any;
  }
  /** What the functions of a picture say of a state; each picture has its own. */
  type Readouts = Record<string, any>;
  /** One run to solve. */
  interface Case {
    name: string;
    group?: string;
    model?: string;
    columns?: string[];
    hours?: ArrayLike<number>;
    [setting: string]: unknown;
  }
  type Runs = Record<string, any>;
  /** A picture as Python wrote it. */
  interface Figure {
    model: string;
    days: number;
    facts: unknown;
    cases(values: Values, facts: unknown): Case[];
    complete?(begun: Case, facts: unknown): Case;
    readouts(values: Values, runs: Runs, facts: unknown): Readouts;
    describe(readouts: Readouts): string;
  }
  interface FigureSpec {
    name: string;
    says: string;
    values: Values;
    controls: Record<string, Spec & Record<string, any>>;
    presets: Record<string, Values>;
    cuts: Record<string, { axes: Axes[]; marks: Mark[] }>;
    chart: string;
    table: { columns: [heading: string, readout: string, digits: number | null][]; days: number[] };
    prediction: string;
    guess: any;
    answers: string[];
    ping: string;
    /** Waves of [arrow, where from, what it reaches, read-out that says if it runs]. */
    pulse: [along: string, from: string, reached: string, runs: string][][];
    sizes: string;
    plays: string;
    goals: [id: string, test: Test, how: string, mark: string][];
  }
  interface Solver {
    solve(
      values: Values,
      hear: {
        progress(runs: Runs, solved: number, of: number): void;
        done(runs: Runs): void;
      },
    ): void;
    cancel(): void;
  }
  interface Guess {
    key: string;
    open(): boolean;
    /** A link opens the picture unasked; or no longer. */
    pass(on: boolean): void;
    add(readouts: Readouts): void;
    sign(cut: Cut, readouts: Readouts): void;
    show(readouts: Readouts): void;
    /** Draw the answer in the states that answer, set by `change`, and say how many fit. */
    reveal(cuts: Cuts, change: (values: Values) => void): void;
    stop(): void;
    end(): void;
  }
  interface Follows {
    back(): void;
    stop(): void;
  }

  /** One drawing of a picture, and where it stands. */
  interface Cut {
    name: string;
    place: HTMLElement;
    svg: SVGSVGElement;
    marks: Mark[];
    axes: Axes[];
    /** The signs that stand in it now. */
    signs?: string;
  }
  interface Cuts {
    all: Cut[];
    now(): Cut;
    stop(): void;
  }
  /** A test on read-outs: [name, comparison, value], or "and" / "or" with tests. */
  type Test = [first: string, ...rest: any[]];
  interface Goals {
    note(values: Values, readouts: Readouts): void;
    judge(values: Values, readouts: Readouts): void;
    stop(): void;
  }

  interface Shared {
    words: Record<string, string>;
    mounts: Record<string, Mount>;
    mounted: WeakSet<HTMLElement>;
    mount(element: HTMLElement, host: Host | null): (() => void) | void;
    kernelHost(model: WidgetModel): Host;
    store: Store;

    word(name: string, values?: Record<string, unknown>): string;
    make<Tag extends keyof HTMLElementTagNameMap>(
      tag: Tag,
      text?: string,
      className?: string,
    ): HTMLElementTagNameMap[Tag];
    dayInWords(day: string): string;
    wake(root: HTMLElement): void;

    record: {
      clean(value: unknown): Kept;
      prediction(value: unknown): Prediction | null;
      day(moment?: Date): string;
      daysAfter(day: string, ahead: number): string;
      holds(shown: Answers, answers: Answers): boolean;
      settled(
        record: Pick<Kept, "tries" | "confidence" | "redo">,
        last: { right: boolean; once: boolean; missed: string },
        today: string,
      ): { redo: Redo | null; heard: string };
    };
    judge(name: string, key: Key, answer: string | string[] | undefined): Verdict | null;
    mountItems(
      element: HTMLElement,
      host: Host | null,
      after: (answers: Record<string, Given>) => void,
    ): () => void;
    tally(order: string[], cases: Sorted[]): Tally;
    dueOf(
      kept: [key: string, value: unknown][],
      today: string,
      ending?: string,
    ): { due: Due[]; later: Due[] };

    progressOf(
      kept: [key: string, value: unknown][],
      all: Record<string, number>,
    ): Record<string, Progress>;
    nextOf(progress: Record<string, Progress>): string;

    controls: Controls;
    checkedNumber(label: string, value: unknown, range: Omit<Range, "step">): number;
    numberBox(
      box: HTMLInputElement,
      take: (text: string) => boolean,
      now: () => number | string,
    ): void;

    figures: Record<string, Figure>;
    models: Record<
      string,
      {
        defaults: Record<string, number>;
        stocks: string[];
        observables: string[];
        [part: string]: unknown;
      }
    >;
    solve(
      model: unknown,
      defaults: Record<string, number>,
      one: Case,
      hours: ArrayLike<number>,
      tolerance: number,
    ): unknown;
    storedHours(days: number): ArrayLike<number>;
    tolerance: number;
    solveCase(one: Case, figure: Figure, times: ArrayLike<number>): unknown;
    solver(figure: Figure): Solver;
    switches(search?: string): {
      hide: string[];
      lock: string[];
      start: string | null;
      theme: string | null;
    };
    linkOf(spec: Pick<FigureSpec, "name" | "controls">, values: Values): string;
    linked(hash: string): { name: string; pairs: [name: string, text: string][] } | null;
    marks: Record<string, (mark: Mark, readouts: Readouts, axes: Axes) => void>;
    bindMarks(marks: Mark[], svg: SVGSVGElement): void;
    moveMarks(marks: Mark[], readouts: Readouts, axes: Axes[]): void;
    calm(): boolean;
    between(from: Readouts, to: Readouts, share: number): Readouts;
    tweenOf(
      element: HTMLElement,
      show: (state: Readouts) => void,
    ): { to(readouts: Readouts, glide: boolean): void; stop(): void };
    playOf(
      spec: FigureSpec,
      element: HTMLElement,
      picture: {
        values(): Values;
        set(name: string, value: number): void;
        draw(): void;
      },
    ): {
      playing(): boolean;
      now(): Values;
      end(): void;
      actions: Record<string, () => void>;
      stop(): void;
    };
    pulseOf(
      spec: FigureSpec,
      cuts: Cuts,
    ): {
      run(time: number, size: number, readouts: Readouts): void;
      steps(readouts: Readouts): void;
      stop(): void;
    };
    gesture(node: SVGElement, hear: Gesture): () => void;
    touchTrack(range: HTMLInputElement, take: (value: number) => unknown, now: () => number): void;
    placeOf(event: PointerEvent, svg: SVGSVGElement, axes: Axes): Place;
    dragged(
      grab: Grab,
      range: Range,
      value: number,
      from: Place,
      to: Place,
      readouts: Readouts,
    ): number;
    grabsOf(
      spec: FigureSpec,
      element: HTMLElement,
      cuts: Cuts,
      picture: {
        may(name: string): boolean;
        values(): Values;
        take(name: string, value: number): void;
        readouts(): Readouts;
      },
    ): { drop(): void };
    dragMark(
      mark: Mark,
      svg: SVGSVGElement,
      axes: Axes,
      moved: (place: Place) => void,
      ends?: DragEnds,
    ): () => void;
    ownName(name: string): string;
    stride(spec: { low: number; high: number; step: number }, width: number): number;
    cutsOf(spec: FigureSpec, element: HTMLElement, turned: () => void): Cuts;
    keepInSight(element: HTMLElement): () => void;
    guessOf(
      spec: FigureSpec,
      element: HTMLElement,
      figure: Figure,
      host: Host | null,
      quiet: boolean,
      /** Paints once more: it has become known what is true. */
      again: () => void,
    ): Guess;
    putSigns(cut: Cut, signs: Record<string, string>): void;
    drawAnswer(cut: Cut, calm: boolean): number;
    followsOf(name: string, follow: () => void, step: (can: boolean) => void): Follows;
    holds(test: Test, seen: Readouts): boolean;
    told(how: string, seen: Readouts): string;
    goalsOf(spec: FigureSpec, element: HTMLElement, host: Host | null, quiet: boolean): Goals;
    tableOf(spec: FigureSpec, element: HTMLElement, read: () => Readouts): { follow(): void };

    // The words of portable functions that the browser itself does not have.
    fill(template: string, values: Record<string, any>): string;
    zeros(n: number): Float64Array;
    copyOf(values: ArrayLike<number>): Float64Array;
    last<Item>(values: ArrayLike<Item>, place?: number): Item;
    pick<Item>(values: Record<string, Item>, name: string, otherwise: Item): Item;
    mod(value: number, by: number): number;
    fixed(value: number, digits: number): string;
  }
}
