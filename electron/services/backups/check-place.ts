import { randomUUID } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { copyTroubleOfError } from '../../backup/trouble.ts'

/**
 * Whether a folder somebody typed will do for copies: a whole path, a folder that is there and takes files, and not the
 * data folder or a part of it. Answers the folder of our own in it, named after this installation, so that two computers
 * can share a stick.
 */
export function checkPlace(typed: string, dataFolder: string, installId: string): Result<string, Message> {
  if (!isAbsolute(typed)) return refuse({ code: 'backup.placeNotWhole', params: {} })
  const own = join(resolve(typed), `dagdeel-${installId.slice(0, 8)}`)
  try {
    if (!statSync(typed).isDirectory()) return refuse({ code: 'backup.placeNoFolder', params: {} })
    if (isInside(realpathSync(typed), realpathSync(dataFolder)))
      return refuse({ code: 'backup.placeInside', params: {} })
    mkdirSync(own, { recursive: true, mode: 0o700 })
    const trial = join(own, `${randomUUID()}.trial`)
    writeFileSync(trial, 'x')
    rmSync(trial)
    return ok(own)
  } catch (error) {
    return refuse({ code: `backup.${copyTroubleOfError(error)}`, params: {} })
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way))
}
