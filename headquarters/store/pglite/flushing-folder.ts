import { fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type InitOptions = Parameters<NodeFS['init']>[1]

/** The part of the file system inside PGlite that asks the disk to hold on to a file. */
interface FlushableFiles {
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number }
}

/**
 * A folder in which a commit is on the disk before it is answered. PGlite's own leaves that to the operating system: a
 * process may die then, but after a power cut the last commits would be gone.
 */
export class FlushingFolder extends NodeFS {
  override async init(pg: PGlite, options: InitOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const flush: NonNullable<InitOptions['preRun']>[number] = (module) => {
      const files = module.NODEFS as unknown as FlushableFiles
      files.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd)
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), flush] } }
  }
}
