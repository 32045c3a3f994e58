/**
 * Library modules whose bodies are run when somebody looks into the module, not when it is imported. Most of what an
 * import brings along is never looked into. Which modules these are, and what their bodies import, says the table
 * library-bodies.ts: bodies that only make what is their own, so that nobody can tell when they ran. Everything else that
 * an import does (sys.modules, what the module imports itself) is done at once and in the usual order. Knows nothing of
 * how modules are found.
 *
 * What a body reads of other modules must be as it was at its import. So before a program changes an attribute of a library
 * module or class, traces, or starts a thread, all that was put off is run, and nothing is put off after that.
 */
import { PyClass } from '../objects/class.js';
import type { PyDict } from '../objects/dict.js';
import { PyModule } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { PutOff, Vm } from '../objects/vm.js';
import { LIBRARY_BODIES, type LibraryBody } from './library-bodies.js';
import { engineState } from './module-spec.js';

/** One module that was put off. */
class Body {
  /** What its body's import statements give: null where there is no such module. */
  readonly imports = new Map<string, Value | null>();
  /** The first of a circle of imports that this module is part of: its body begins before this one's. */
  first: Body | null = null;
  /** Run after this one, since they add to what it has made. */
  readonly followers: Body[] = [];
  /** Imported while it was put off: they become its attributes where its body imports them, or else when it has ended. */
  readonly submodules = new Map<string, Value>();
  hasRun = false;

  constructor(
    readonly module: PyModule,
    readonly name: string,
    /** Where the modules of a package are looked for; null for a module. */
    readonly search: string | null,
    /** Fills the namespace that it is given. */
    readonly run: (dict: PyDict) => void,
  ) {}
}

/** A name of sys.modules that a body sets itself: `os.path=posixpath`. A name with `-` before it is looked for in vain. */
type Entry = { readonly name: string; readonly alias: string | null; readonly isMissing: boolean };

function entriesOf(imports: string): Entry[] {
  return imports.split(' ').flatMap(word => {
    if (word === '') return [];
    const isMissing = word.startsWith('-');
    const [name, alias = null] = word.slice(isMissing ? 1 : 0).split('=');
    return [{ name: name!, alias, isMissing }];
  });
}

/** Modules with which others are run. */
const LEADERS: ReadonlySet<string> = new Set([...LIBRARY_BODIES.values()].flatMap(row => row.with ?? []));

export class PutOffBodies implements PutOff {
  /** In the order in which they would have ended. */
  private readonly bodies = new Map<PyModule, Body>();
  /** Native modules and those from the library pack. */
  private readonly own = new Set<Value>();
  /** Modules that are being put off, the innermost last. */
  private readonly underWay: Body[] = [];
  private running: Body | null = null;
  /** Library bodies that run: what they change is part of them. */
  private libraryDepth = 0;
  private isStopped = false;
  /** The class that was last found to be none of the library's. */
  private foreign: PyClass | null = null;

  constructor(private readonly vm: Vm) {}

  addOwn(module: Value): void {
    this.own.add(module);
  }

  /** A native module has been made; nobody has looked into it, either. */
  addNative(module: PyModule, name: string): void {
    this.own.add(module);
    if (this.isStopped || !LEADERS.has(name) || this.bodies.has(module)) return;
    const body = new Body(module, name, null, () => undefined);
    this.bodies.set(module, body);
    this.await(body);
  }

  // ---- putting off ----

  /**
   * Puts a module off that is in sys.modules, and imports what it imports. False when its body must be run now: it is not in
   * the table, or a module that it imports is not the library's own.
   */
  putOff(
    module: PyModule,
    name: string,
    search: string | null,
    load: (name: string) => Value | null,
    run: (dict: PyDict) => void,
    row: LibraryBody | undefined = LIBRARY_BODIES.get(name),
  ): boolean {
    if (this.isStopped || row === undefined) return false;
    const body = new Body(module, name, search, run);
    this.bodies.set(module, body);
    this.underWay.push(body);
    this.await(body);
    let isPossible = false;
    try {
      isPossible = entriesOf(row.imports).every(entry => this.importFor(body, entry, load)) && this.follows(body, row.with);
    } finally {
      this.underWay.pop();
      this.bodies.delete(module);
      if (isPossible && module.isPutOff) this.bodies.set(module, body);
      else if (module.isPutOff) module.begin();
    }
    // somebody may have looked into it meanwhile
    return isPossible || body.hasRun;
  }

  private await(body: Body): void {
    body.module.putOff(() => {
      this.lookInto(body);
    });
  }

  private importFor(body: Body, { name, alias, isMissing }: Entry, load: (name: string) => Value | null): boolean {
    const { modules } = this.vm;
    const value = alias === null ? load(name) : (modules.getStr(name) ?? modules.getStr(alias) ?? null);
    if (alias !== null && value !== null && modules.getStr(name) === undefined) modules.setStr(name, value);
    body.imports.set(name, value);
    if (value === null) return isMissing;
    const imported = this.bodies.get(value as PyModule);
    if (imported !== undefined) this.meet(imported);
    return !isMissing && this.own.has(value);
  }

  /** The innermost module under way imports one that is put off, too: is that, or what that leads to, under way? */
  private meet(imported: Body): void {
    const at = this.underWay.indexOf(imported.first ?? imported);
    if (at < 0) return;
    for (const body of this.underWay.slice(at + 1)) {
      if (body.first === null || this.underWay.indexOf(body.first) > at) body.first = this.underWay[at]!;
    }
  }

  private follows(body: Body, name: string | undefined): boolean {
    if (name === undefined) return true;
    const leader = this.bodies.get(this.vm.modules.getStr(name) as PyModule);
    leader?.followers.push(body);
    return leader !== undefined;
  }

  // ---- what the import system asks ----

  /** `__path__` of a package that is put off. */
  searchOf(module: Value): string | null | undefined {
    return this.bodies.get(module as PyModule)?.search;
  }

  /** What an import statement of the running body finds; undefined when it is for the import system to say. */
  found(name: string): Value | null | undefined {
    if (this.running === null) return undefined;
    const value = this.running.imports.get(name);
    if (value !== undefined && value !== null) this.bindMet(name);
    return value;
  }

  /** In the order in which they were imported. */
  private bindMet(name: string): void {
    const package_ = this.packageOf(name);
    if (package_ === undefined || package_.module.isPutOff) return;
    for (const [tail, submodule] of package_.submodules) {
      package_.submodules.delete(tail);
      package_.module.dict.setStr(tail, submodule);
      if (name.endsWith(`.${tail}`)) return;
    }
  }

  private packageOf(name: string): Body | undefined {
    const dot = name.lastIndexOf('.');
    const package_ = dot < 0 ? undefined : this.bodies.get(this.vm.modules.getStr(name.slice(0, dot)) as PyModule);
    return package_?.submodules.has(name.slice(dot + 1)) === true ? package_ : undefined;
  }

  /** A submodule becomes an attribute of its package; false when the package is none that was put off. */
  bind(parent: Value, tail: string, module: Value): boolean {
    const body = this.bodies.get(parent as PyModule);
    body?.submodules.set(tail, module);
    return body !== undefined;
  }

  /** Runs a body of the library at once. */
  asLibrary<T>(work: () => T): T {
    this.libraryDepth++;
    try {
      return work();
    } finally {
      this.libraryDepth--;
    }
  }

  // ---- running ----

  private lookInto(body: Body): void {
    body.first?.module.look();
    if (body.module.isPutOff) this.execute(body);
    for (const follower of body.followers.splice(0)) follower.module.look();
  }

  /** On a stack of its own: a body sees nothing of who looked. */
  private execute(body: Body): void {
    const { module } = body;
    const before = this.running;
    const dict = module.begin();
    this.running = body;
    try {
      this.asLibrary(() => {
        this.runAlone(() => {
          body.run(dict);
        });
      });
      for (const [tail, submodule] of body.submodules) dict.setStr(tail, submodule);
      body.hasRun = true;
      this.bodies.delete(module);
    } catch (e) {
      // as if nobody had looked yet
      dict.clear();
      this.await(body);
      throw e;
    } finally {
      this.running = before;
    }
  }

  private runAlone(work: () => void): void {
    this.vm.interpreter.runThread(work, null, null);
  }

  runAll(): void {
    for (const body of [...this.bodies.values()]) body.module.look();
  }

  stop(): void {
    this.isStopped = true;
    this.vm.putOff = null;
    this.runAll();
  }

  beforeChange(changed: PyModule | PyClass): void {
    if (this.libraryDepth > 0) return;
    if (changed instanceof PyModule ? this.own.has(changed) : this.isOwnClass(changed)) this.stop();
  }

  /** Hot where programs count in class attributes. */
  private isOwnClass(cls: PyClass): boolean {
    if (cls === this.foreign) return false;
    const isOwn = this.isInLibrary(cls);
    if (!isOwn) this.foreign = cls;
    return isOwn;
  }

  /** Is it found where it says that it is? What the library makes for a program, such as named tuples, is not. */
  private isInLibrary(cls: PyClass): boolean {
    const name = cls.dict.getStr('__module__');
    const module = typeof name === 'string' ? this.vm.modules.getStr(name) : undefined;
    if (!(module instanceof PyModule) || !this.own.has(module) || module.isPutOff) return false;
    let found: Value | undefined = module;
    for (const part of cls.qualname.split('.'))
      found = found instanceof PyModule || found instanceof PyClass ? found.dict.getStr(part) : undefined;
    return found === cls;
  }
}

export const putOffBodies = (vm: Vm): PutOffBodies =>
  engineState(vm, 'put-off-bodies', () => {
    const bodies = new PutOffBodies(vm);
    vm.putOff = bodies;
    return bodies;
  });
