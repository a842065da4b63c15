/** What the thread is started with. */
export interface ThreadStart {
  /** Where PostgreSQL keeps its files. */
  readonly dataFolder: string
  /** Whether a commit waits for the disk; a database that is being made need not. */
  readonly isFlushing: boolean
}

/** `name` = null: words of our own without values, several statements perhaps. */
export interface ThreadStatement {
  readonly id: number
  readonly name: string | null
  readonly text: string
  readonly values: readonly (string | null)[]
}

export type ToThread =
  | { readonly kind: 'run'; readonly statements: readonly ThreadStatement[] }
  | { readonly kind: 'close' }

export type FromThread =
  | { readonly kind: 'open' }
  /** Why PostgreSQL cannot work in this folder. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The answer to each statement, as PostgreSQL wrote it. */
  | { readonly kind: 'answers'; readonly answers: readonly ThreadAnswer[] }
  | { readonly kind: 'closed' }

export interface ThreadAnswer {
  readonly id: number
  readonly bytes: Uint8Array
}
