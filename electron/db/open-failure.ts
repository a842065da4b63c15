/** Why a data folder could not be opened. In every case the files are left as they were. */
export type OpenFailure =
  /** Another running app holds the folder. */
  | { readonly kind: 'inUse'; readonly pid: number }
  /** The folder or a file cannot be read or written: the operating system's code, e.g. `EACCES`, `ENOSPC`. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** There is a database but nothing that could open it. */
  | { readonly kind: 'keyMissing' }
  /** The key is there but its seal does not open: another user, another machine, a lost key ring. */
  | { readonly kind: 'keySealed'; readonly sealer: string }
  /** The files of keys are there and none of them can be read. */
  | { readonly kind: 'keyDamaged' }
  /** The file of keys was written by a newer version of the app. */
  | { readonly kind: 'keyNewer'; readonly fileVersion: number; readonly knownVersion: number }
  /** It opens with a password only, and none was given. */
  | { readonly kind: 'passwordNeeded' }
  /** Not the password, or not the printed code, of this slot. */
  | { readonly kind: 'wrongSecret' }
  /** The key that was unsealed is not the one this folder was made with. */
  | { readonly kind: 'wrongKey' }
  /** The key is right and the file is not a sound database. `detail` names what was found. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Made by a newer version of the app. */
  | { readonly kind: 'newer'; readonly fileVersion: number; readonly knownVersion: number }
  /** The safety copy before an upgrade could not be made or did not prove sound; nothing was upgraded. */
  | { readonly kind: 'copyFailed'; readonly detail: string }
