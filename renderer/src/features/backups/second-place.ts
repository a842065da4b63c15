import type { BackupsView } from '#shared/ipc/calls/backups.ts'

/** A second place is set and well, and no copy went there yet: the one that is there now stays where it is. */
export function isSecondPlaceNext({ second, copies }: Pick<BackupsView, 'second' | 'copies'>): boolean {
  return (
    second !== null &&
    second.isReachable &&
    second.failure === null &&
    copies.every(({ place }) => place === 'here')
  )
}
