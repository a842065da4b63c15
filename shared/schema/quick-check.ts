import type { z } from 'zod'

/**
 * Whether a value is, as it stands, exactly what a schema would make of it. Read off the schema itself, so there is
 * nothing to keep in step. `false` says nothing: then the schema is asked, which knows what is wrong, trims and fills in.
 */
export type QuickCheck = (value: unknown) => boolean

/** What a parsed value has to go through afterwards. */
type Step = (value: never) => unknown

const never: QuickCheck = () => false

/** For thousands of values of one schema. A schema with a part that is not known here lets nothing through. */
export function quickCheckOf(schema: z.core.$ZodType): QuickCheck {
  return compile(schema) ?? never
}

function compile(schema: z.core.$ZodType): QuickCheck | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const base = compileType(def)
  const steps = (def.checks ?? []).map(compileStep)
  if (base === undefined) return undefined
  const known: Step[] = []
  for (const step of steps) {
    if (step === undefined) return undefined
    known.push(step)
  }
  if (known.length === 0) return base
  return (value) => base(value) && known.every((step) => step(value as never))
}

function compileType(def: z.core.$ZodTypes['_zod']['def']): QuickCheck | undefined {
  switch (def.type) {
    case 'string':
      return 'format' in def ? undefined : (value) => typeof value === 'string'
    case 'number':
      return compileNumber(def)
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'custom':
      return 'fn' in def ? (value) => def.fn(value) === true : undefined
    case 'enum':
      return isOneOf(Object.values(def.entries))
    case 'literal':
      return isOneOf(def.values)
    case 'nullable': {
      const inner = compile(def.innerType)
      return inner && ((value) => value === null || inner(value))
    }
    case 'default':
      return compile(def.innerType)
    case 'array': {
      const element = compile(def.element)
      return element && ((value) => Array.isArray(value) && isEach(value, element))
    }
    case 'record':
      return compileRecord(def)
    case 'object':
      return compileObject(def)
    case 'union':
      return 'discriminator' in def ? compileKinds(String(def.discriminator), def.options) : compileUnion(def)
    default:
      return undefined
  }
}

function compileNumber(def: z.core.$ZodNumberDef): QuickCheck | undefined {
  if (!('format' in def)) return (value) => Number.isFinite(value)
  return def.format === 'safeint' ? (value) => Number.isSafeInteger(value) : undefined
}

function isOneOf(values: readonly unknown[]): QuickCheck | undefined {
  const known = new Set(values)
  return values.every((value) => typeof value === 'string') ? (value) => known.has(value) : undefined
}

/** Also of a place that was left empty. */
function isEach(list: readonly unknown[], check: QuickCheck): boolean {
  for (const value of list) if (!check(value)) return false
  return true
}

/** Exactly these fields in this order, as the schema hands them out; one that lets others through drops them. */
function compileObject(def: z.core.$ZodObjectDef): QuickCheck | undefined {
  if (def.catchall?._zod.def.type !== 'never') return undefined
  const fields: (readonly [string, QuickCheck])[] = []
  for (const [name, schema] of Object.entries(def.shape)) {
    const check = compile(schema)
    if (check === undefined) return undefined
    fields.push([name, check])
  }
  return (value) => {
    if (!isPlain(value)) return false
    const names = Object.keys(value)
    if (names.length !== fields.length) return false
    for (const [place, [name, check]] of fields.entries()) {
      if (names[place] !== name || !check(value[name])) return false
    }
    return true
  }
}

function compileRecord(def: z.core.$ZodRecordDef): QuickCheck | undefined {
  // With a list of keys every one of them may have to be there.
  const key = def.keyType._zod.def.type === 'string' ? compile(def.keyType) : undefined
  const each = compile(def.valueType)
  if (key === undefined || each === undefined) return undefined
  return (value) =>
    isPlain(value) &&
    Object.keys(value).every((name) => name !== '__proto__' && key(name) && each(value[name]))
}

/** Only of plain values of different kinds, where it is clear which of them a value is. */
function compileUnion(def: z.core.$ZodUnionDef): QuickCheck | undefined {
  const kinds = def.options.map((option) => option._zod.def.type)
  const arePlain = kinds.every((kind) => kind === 'string' || kind === 'number' || kind === 'boolean')
  const options = def.options.map(compile)
  if (!arePlain || new Set(kinds).size < kinds.length || options.includes(undefined)) return undefined
  return (value) => options.some((option) => option?.(value) === true)
}

/** Objects that say themselves which of the options they are. */
function compileKinds(field: string, options: z.core.$ZodUnionDef['options']): QuickCheck | undefined {
  const byKind = new Map<unknown, QuickCheck>()
  for (const option of options) {
    const inner = (option as z.core.$ZodTypes)._zod.def
    const kind = inner.type === 'object' ? inner.shape[field]?._zod.def : undefined
    const check = compile(option)
    if (kind?.type !== 'literal' || check === undefined) return undefined
    for (const value of (kind as z.core.$ZodLiteralDef<string>).values) byKind.set(value, check)
  }
  return (value) => isPlain(value) && byKind.get(value[field])?.(value) === true
}

function compileStep(check: z.core.$ZodCheck): Step | undefined {
  const { def } = (check as unknown as z.core.$ZodChecks)._zod
  switch (def.check) {
    case 'min_length':
      return (value: { readonly length: number }) => value.length >= def.minimum
    case 'max_length':
      return (value: { readonly length: number }) => value.length <= def.maximum
    case 'greater_than':
      return (value: number) => (def.inclusive ? value >= Number(def.value) : value > Number(def.value))
    case 'less_than':
      return (value: number) => (def.inclusive ? value <= Number(def.value) : value < Number(def.value))
    case 'overwrite':
      return (value) => def.tx(value) === value
    case 'string_format':
      return def.format === 'regex' && def.pattern !== undefined ? matches(def.pattern) : undefined
    default:
      return compileOwnStep(def)
  }
}

/** A rule of our own about the whole value. */
function compileOwnStep(def: object): Step | undefined {
  if (!('check' in def) || def.check !== 'custom' || !('fn' in def)) return undefined
  const { fn } = def
  return isPredicate(fn) ? (value) => fn(value) === true : undefined
}

function isPredicate(fn: unknown): fn is (value: unknown) => unknown {
  return typeof fn === 'function'
}

function matches(pattern: RegExp): Step | undefined {
  // One that remembers where it was gives another answer every time.
  return pattern.global || pattern.sticky ? undefined : (value: string) => pattern.test(value)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
