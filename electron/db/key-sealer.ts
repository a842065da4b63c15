/**
 * Something that can lock the database key away and open it again: the key ring of the operating system, a key file
 * of this machine, later a password. The database never sees which.
 */
export interface KeySealer {
  /** Recorded with the sealed key, so that it is known later what is needed to open it. */
  readonly name: string
  /** What it seals opens with somebody of this machine present: worth a layer around a password. Left out = it is not. */
  readonly keepsSecret?: boolean
  /** `context` binds the result to its folder; the same text is needed to open it. */
  seal(key: Buffer, context: string): Promise<Buffer>
  /** The key, or `undefined` when this sealer cannot open it. */
  unseal(sealed: Buffer, context: string): Promise<Buffer | undefined>
}
