import type { z } from 'zod'

/** The same shape without `readonly`, because zod describes plain arrays and objects. */
type Writable<Model> = Model extends string | number | boolean | null | undefined
  ? Model
  : Model extends readonly (infer Item)[]
    ? Writable<Item>[]
    : { -readonly [Key in keyof Model]: Writable<Model[Key]> }

/** Mutual assignability: the schema lets through everything the model allows, and nothing more. */
type IfExact<Model, Output> = [Writable<Model>] extends [Writable<Output>]
  ? unknown
  : { readonly 'the schema is narrower than the model': never }

/**
 * Ties a schema to the domain model it describes: a field that one has and the other lacks, or a union that one
 * closes earlier, does not compile. Used as `exactly<WeekBoard>()(z.strictObject({...}))`.
 */
export function exactly<Model>() {
  return <Output extends Model, Input>(
    schema: z.ZodType<Output, Input> & IfExact<Model, Output>,
  ): z.ZodType<Model, Input> => schema
}
