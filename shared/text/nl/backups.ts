/** Why a copy could not be made, put somewhere or put back. */
export const backupTexts = {
  'backup.notFound': 'Deze reservekopie is er niet meer.',
  'backup.notSound': 'Deze reservekopie is niet heel. Kies een andere.',
  'backup.otherKey': 'Deze reservekopie heeft een andere sleutel. Kies een andere.',
  'backup.newer': 'Deze reservekopie komt van een nieuwere Dagdeel. Werk Dagdeel eerst bij.',
  'backup.diskFull': 'De schijf is vol. Maak ruimte en probeer het opnieuw.',
  'backup.notAllowed': 'Dagdeel mag hier niet schrijven. Kies een andere map.',
  'backup.placeMissing': 'Deze plek is er nu niet. Sluit de schijf of het netwerk aan.',
  'backup.unreachable': 'De schijf geeft een fout. Probeer het opnieuw of kies een andere plek.',
  'backup.placeNotWhole': 'Typ de hele map, bijvoorbeeld E:\\Reserve of /media/usb.',
  'backup.placeNoFolder': 'Dit is geen map. Kies een map die er al is.',
  'backup.placeInside': 'Deze map hoort bij de gegevens zelf. Kies een andere plek.',
  'backup.failed.diskFull': 'De reservekopie is niet gelukt: de schijf is vol. Er is niets verloren.',
  'backup.failed.notAllowed': 'De reservekopie is niet gelukt: Dagdeel mag daar niet schrijven.',
  'backup.failed.placeMissing': 'De reservekopie is niet gelukt: de map is er niet.',
  'backup.failed.notSound': 'De reservekopie was niet gelijk aan de gegevens. Ze is niet bewaard.',
  'backup.failed.unreachable': 'De reservekopie is niet gelukt: de schijf geeft een fout.',
} as const
