import type { Instant } from '#shared/kernel/time.ts'

/** A line drawn on screen: points in a box of 600 by 200, in the order they were drawn. */
export type Stroke = readonly (readonly [x: number, y: number])[]

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | {
      readonly kind: 'signature'
      readonly name: string
      readonly caption: string
      /** null = signed with the typed name. */
      readonly strokes: readonly Stroke[] | null
    }

/** What goes on paper: one column, A4, in the order of the blocks. */
export interface Paper {
  readonly title: string
  readonly subtitle: string
  readonly language: 'nl' | 'en'
  readonly madeAt: Instant
  /** On every page, for instance that it is confidential. */
  readonly footer: string
  readonly blocks: readonly PaperBlock[]
}
