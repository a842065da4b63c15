/** What somebody must be allowed to do before a command may run. Roles (which permissions who has) are a port. PRIV-4 */
export const permissions = [
  'data.import',
  'attendance.edit',
  'attendance.log',
  'roster.edit',
  'requests.enter',
  'requests.decide',
  'requests.override',
  'requests.automatic',
  'consents.edit',
  'contracts.edit',
  'merges.edit',
  'groups.edit',
  'waitingList.edit',
  'waitingList.expire',
  'ledger.edit',
  'ledger.close',
  'ledger.expire',
  'rules.edit',
  'rejections.dismiss',
  'history.undo',
  'childFile.edit',
  'handovers.sign',
  'secrecy.edit',
  'accounts.edit',
  'privacy.edit',
  'privacy.erase',
  'retention.purge',
  'retention.hold',
  'breaches.edit',
] as const
export type Permission = (typeof permissions)[number]

/** What somebody must be allowed to do on the screen besides carrying out commands. */
export const screenPermissions = [
  'app.use',
  'location.view',
  'children.view',
  /** What the house keeps of a child beside its days; what is masked in it stays masked. */
  'childFile.view',
  /** Uncovering what is masked: medical, a secret address, a telephone number. Each time is written down. */
  'childFile.reveal',
  'ledger.view',
  'sync.enrol',
  'audit.view',
  'audit.export',
  'privacy.view',
  /** Everything about one person, in one file, out of the house. */
  'privacy.export',
  'backup.manage',
  'records.export',
  /** Who signs in on this computer: passwords, short codes, the printed code. */
  'people.manage',
  'kiosk.start',
] as const
export type ScreenPermission = (typeof screenPermissions)[number]
