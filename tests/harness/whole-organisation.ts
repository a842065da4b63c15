import { afterEach, beforeEach } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { aRowSet } from './builders/row-set.ts'
import { makeTempFolder, openTestFolder } from './database.ts'

interface Runner {
  done(type: string, args: unknown, id?: string): unknown
}

export interface WholeOrganisationOptions<Made extends Runner> {
  readonly makeRunner: (opened: OpenedDataFolder) => Made
  /** Hands every test its own. */
  readonly give: (app: Made, opened: OpenedDataFolder) => void
  /** Asked after each test, before its folder closes. */
  readonly lookBack?: (opened: OpenedDataFolder) => void
}

/** The small organisation of `aRowSet` in a data folder of its own, fresh for every test of the file. */
export function givenWholeOrganisation<Made extends Runner>(options: WholeOrganisationOptions<Made>): void {
  let temp: ReturnType<typeof makeTempFolder>
  let opened: OpenedDataFolder
  beforeEach(async () => {
    temp = makeTempFolder()
    opened = await openTestFolder(temp.folder)
    const app = options.makeRunner(opened)
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    options.give(app, opened)
  })
  afterEach(() => {
    try {
      options.lookBack?.(opened)
    } finally {
      opened.close()
      temp.remove()
    }
  })
}
