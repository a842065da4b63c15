import type { backupTexts as nl } from '../nl/backups.ts'

export const backupTexts: Readonly<Record<keyof typeof nl, string>> = {
  'backup.notFound': 'This backup is no longer there.',
  'backup.notSound': 'This backup is not whole. Choose another one.',
  'backup.otherKey': 'This backup has another key. Choose another one.',
  'backup.newer': 'This backup was made by a newer Dagdeel. Update Dagdeel first.',
  'backup.diskFull': 'The disk is full. Make room and try again.',
  'backup.notAllowed': 'Dagdeel may not write here. Choose another folder.',
  'backup.placeMissing': 'This place is not there now. Connect the disk or the network.',
  'backup.unreachable': 'The disk reports an error. Try again or choose another place.',
  'backup.placeNotWhole': 'Type the whole folder, for instance E:\\Backup or /media/usb.',
  'backup.placeNoFolder': 'This is not a folder. Choose one that is there already.',
  'backup.placeInside': 'This folder belongs to the data itself. Choose another place.',
  'backup.failed.diskFull': 'The backup failed: the disk is full. Nothing was lost.',
  'backup.failed.notAllowed': 'The backup failed: Dagdeel may not write there.',
  'backup.failed.placeMissing': 'The backup failed: the folder is not there.',
  'backup.failed.notSound': 'The backup did not equal the data. It was not kept.',
  'backup.failed.unreachable': 'The backup failed: the disk reports an error.',
}
