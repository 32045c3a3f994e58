/**
 * Why JitLens and CPython 3.13 may differ about one place although both are right: a closed table. What no row explains is
 * unexplained. A place is `{ kind, state, pairs, text, operand, now, held, missed, facts }`: see agreement.mjs. Each row says
 * for itself whether it holds; nothing here knows single programs.
 */

const PAIRS = ['int · int', 'float · float', 'str · str'];
const only = (values, allowed) => values.every(v => allowed.includes(v));

/** Operands for which CPython 3.13 has a specialised form, by kind of site (Python/specialize.c). */
const HAS_FORM = {
  binary: ({ pairs, operand }) => /^[+*-]=?$/.test(operand) && only(pairs, operand.startsWith('+') ? PAIRS : PAIRS.slice(0, 2)),
  compare: ({ pairs, operand }) => only(pairs, /==|!=/.test(operand) ? PAIRS : PAIRS.slice(0, 2)),
  contains: ({ pairs }) => pairs.every(p => /^(set|frozenset|dict) ·/.test(p)),
  'subscript-load': ({ pairs, text, facts }) =>
    pairs.every(
      p => /^dict ·/.test(p) || (/^(list|tuple|str) · int$/.test(p) && !/\[-[^[\]]*\]$/.test(text)) || hasPythonGetitem(facts, p),
    ),
  'subscript-store': ({ pairs, text }) => pairs.every(p => /^dict ·/.test(p) || (p === 'list · int' && !/\[-[^[\]]*\]$/.test(text))),
  iterate: ({ pairs }) => pairs.every(p => /^(list|tuple|range|list_iterator|tuple_iterator|range_iterator|generator)$/.test(p)),
  truth: ({ pairs, facts }) => pairs.every(p => /^(bool|int|list|None|str)$/.test(p) || (facts[p] ?? []).some(isAlwaysTrue)),
  unpack: ({ pairs }) => only(pairs, ['tuple', 'list']),
};

const isAlwaysTrue = ({ python, attributes }) =>
  python && ['__bool__', '__len__'].every(name => attributes[name] === undefined || attributes[name][0] === 'missing');

function hasPythonGetitem(facts, pair) {
  return (facts[pair.split(' · ')[0]] ?? []).some(f => f.attributes.__getitem__?.[0] === 'function');
}

/** What a specialised form is for; forms that are not here say nothing of their operands. */
const FORM_OF = [
  [/_INT$/, /int/],
  [/_FLOAT$/, /float/],
  [/_(STR|UNICODE)$/, /str/],
  [/_LIST(_INT)?$/, /list/],
  [/_TUPLE(_INT)?$/, /tuple/],
  [/(SUBSCR|CONTAINS_OP)_DICT$/, /dict/],
];

export const fitsForm = ({ now, pairs }) => FORM_OF.every(([form, type]) => !form.test(now) || pairs.some(p => type.test(p)));

/** The attribute asked for, of each class of the receiver's name. */
const attributesOf = ({ receiver, attribute, facts }) => (facts[receiver] ?? []).map(f => ({ ...f, own: f.attributes[attribute] }));
const someAttribute = (place, test) => place.kind.startsWith('attr') && attributesOf(place).some(test);
const HAS_DESCRIPTOR_FORM = /^(function|method_descriptor|property|member_descriptor|wrapper_descriptor|missing)$/;
const PLAIN_VALUE = /^(NoneType|bool|int|float|str|tuple|list|dict|set|type)$/;

/** There is nothing to agree about: such places count all the same. */
export const NO_FORM = 'CPython has no form for such operands';

/** JitLens: one case. CPython: general. */
export const GENERAL = {
  [NO_FORM]: place => HAS_FORM[place.kind] !== undefined && !HAS_FORM[place.kind](place),
  'a descriptor for which CPython has no form': place =>
    someAttribute(place, ({ own }) => own !== undefined && !HAS_DESCRIPTOR_FORM.test(own[0]) && !PLAIN_VALUE.test(own[0])),
  'a default on the class that an attribute of the instance hides': place =>
    !place.isClass && someAttribute(place, f => PLAIN_VALUE.test(f.own?.[0] ?? '')),
  'the metaclass has an attribute of that name': place => place.isClass && someAttribute(place, f => f.own?.[1] === true),
  'a method is loaded and not called': place =>
    !place.operand.includes('NULL|self') && someAttribute(place, f => /^(function|method_descriptor)$/.test(f.own?.[0] ?? '')),
  'instances that keep their attributes in a dict of another kind': place =>
    someAttribute(place, f => f.layout === 'own' || f.layout === 'managed'),
  'a class whose constructor CPython does not enter': place =>
    place.kind.includes('call') && place.isClass && (place.facts[place.receiver] ?? [{}]).some(f => !f.plainInit),
  'a callee that is neither function nor class': place =>
    place.kind.includes('call') && !place.isClass && place.facts[place.receiver] !== undefined,
};

/** The class or function of a case, as CPython names it. */
const nameIn = pair => /^type\[(.*)\]$/.exec(pair.split(' · ')[0])?.[1] ?? pair.split(' · ')[0];

/**
 * CPython ended with a form for one of the cases, which the others fail: by the class or the function whose version the
 * instruction keeps, or by the types that the form is for.
 */
function holdsOne({ held, now, pairs, state }) {
  // a report lists some of the cases of a megamorphic place only
  if (held !== null)
    return held !== 'gone' && (state === 'megamorphic' || pairs.some(p => nameIn(p) === held)) && pairs.some(p => nameIn(p) !== held);
  const guard = GUARD_OF.find(([name]) => name.test(now))?.[1];
  return guard !== undefined && pairs.some(p => guard.test(p)) && pairs.some(p => !guard.test(p));
}

/** Operands that a form lets pass, for forms that keep no version. */
const GUARD_OF = [
  [/^(BINARY_OP|COMPARE_OP)_\w*INT$/, /^int · int$/],
  [/^(BINARY_OP|COMPARE_OP)_\w*FLOAT$/, /^float · float$/],
  [/^(BINARY_OP|COMPARE_OP)_\w*(STR|UNICODE)$/, /^str · str$/],
  [/^TO_BOOL_NONE$/, /^None$/],
  [/^TO_BOOL_(BOOL|INT|LIST|STR)$/, /^(bool|int|list|str)$/],
  [/SUBSCR_LIST_INT$/, /^list · int$/],
  [/SUBSCR_TUPLE_INT$/, /^tuple · int$/],
  [/SUBSCR_STR_INT$/, /^str · int$/],
  [/(SUBSCR|CONTAINS_OP)_DICT$/, /^dict ·|· dict$/],
  [/^FOR_ITER_LIST$|^UNPACK_SEQUENCE_LIST$/, /^list(_iterator)?$/],
  [/^FOR_ITER_TUPLE$|^UNPACK_SEQUENCE_(TWO_)?TUPLE$/, /^tuple(_iterator)?$/],
];

/** JitLens: several cases. CPython: specialised. */
export const SPECIALISED = {
  'layouts and sizes that are one type to CPython, which misses none': ({ pairs, missed }) => new Set(pairs).size === 1 && missed === 0,
  'only one of the operands counts in CPython': ({ now, pairs }) =>
    /(SUBSCR|CONTAINS_OP)_(DICT|SET)$/.test(now) && new Set(pairs.map(p => p.split(' · ')[0])).size === 1,
  'CPython holds one of the cases, by the version or the types in its cache, and was seen to miss others': place =>
    place.missed > 0 && holdsOne(place),
  'CPython holds a class or function that was changed or dropped since, and was seen to miss others': ({ held, missed }) =>
    held === 'gone' && missed > 0,
};
