import type { Message } from '#shared/domain/explanation/model.ts'
import { failureOf } from '../db/open-database.ts'
import type { OpenFailure } from '../db/open-failure.ts'

const FULL = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']
const NOT_ALLOWED = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_AUTH']
const GONE = ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'ENOTCONN']

/** Why a copy could not be made or put in a place, as a code that stays the same over systems. */
export type CopyTroubleCode = 'diskFull' | 'notAllowed' | 'placeMissing' | 'notSound' | 'unreachable'

export function copyTroubleOf(systemCode: string): CopyTroubleCode {
  if (FULL.includes(systemCode)) return 'diskFull'
  if (GONE.includes(systemCode)) return 'placeMissing'
  return NOT_ALLOWED.some((code) => systemCode.startsWith(code)) ? 'notAllowed' : 'unreachable'
}

/** The same of an error that was thrown; a fault of ours goes on its way. */
export function copyTroubleOfError(error: unknown): CopyTroubleCode {
  const failure = failureOf(error)
  return failure.kind === 'unreachable' ? copyTroubleOf(failure.code) : 'notSound'
}

/** What is wrong with a copy that was to be put back. */
export function troubleOf(failure: OpenFailure): Message {
  switch (failure.kind) {
    case 'newer':
      return { code: 'backup.newer', params: {} }
    case 'damaged':
      return failure.detail === 'notADatabase'
        ? { code: 'backup.otherKey', params: {} }
        : { code: 'backup.notSound', params: { detail: failure.detail } }
    case 'unreachable':
      return { code: `backup.${copyTroubleOf(failure.code)}`, params: { detail: failure.code } }
    default:
      return { code: 'backup.notSound', params: { detail: failure.kind } }
  }
}

export function troubleOfError(error: unknown): Message {
  return troubleOf(failureOf(error))
}
