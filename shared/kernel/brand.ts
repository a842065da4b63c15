/**
 * A nominal type over a primitive: `Brand<string, 'ChildId'>` cannot be passed where a `GroupId` is wanted.
 * Values are made at the doors (schema, importer, id generator) and trusted inside.
 */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name }
