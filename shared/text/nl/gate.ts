/** Wat de toegang zegt: inloggen, vergrendelen, wie hier mag werken. */
export const gateTexts = {
  'open.keyDamaged':
    'Het sleutelbestand in {{folder}} is beschadigd. Zet een kopie van keyslots.json terug. Er is niets veranderd.',
  'open.keyNewer':
    'Het sleutelbestand in {{folder}} is van een nieuwere Dagdeel (versie {{fileVersion}}, hier {{knownVersion}}). Werk Dagdeel bij. Er is niets veranderd.',
  'open.passwordNeeded': 'De gegevens in {{folder}} gaan alleen open met een wachtwoord.',
  'open.wrongSecret': 'Het wachtwoord klopt niet. Er is niets veranderd.',

  'gate.locked': 'Dagdeel is vergrendeld. Log in.',
  'gate.wrongPassword': 'Klopt niet. Nog {{left}} keer proberen.',
  'gate.wrongPasswordWait': 'Klopt niet. Wacht {{seconds}} seconden en probeer het nog eens.',
  'gate.wrongPasswordOften':
    'Klopt niet. Wacht {{seconds}} seconden. Je kunt ook de afgedrukte code gebruiken, of een collega laten inloggen. Er wordt niets gewist.',
  'gate.wait': 'Wacht nog {{seconds}} seconden.',
  'gate.wrongCode': 'Deze code past niet op deze computer. Pak de laatste die is afgedrukt.',
  'gate.codeUnreadable': 'In de code zit een tikfout. Kijk hem teken voor teken na.',
  'gate.noCode': 'Voor deze computer is geen code afgedrukt.',
  'gate.answerUnreadable': 'In het antwoord zit een fout. Kopieer het nog eens in zijn geheel.',
  'gate.answerNotForHere': 'Dit antwoord hoort niet bij deze vraag. Vraag het hoofdkantoor opnieuw.',
  'gate.noHeadquarters': 'Het hoofdkantoor kan deze computer niet openen.',
  'gate.noSuchPerson': 'Deze persoon staat niet meer op deze computer.',
  'gate.accountEnded': 'Je toegang is beëindigd. Vraag het je manager.',
  'gate.setUpFirst': 'Kies eerst een wachtwoord voor deze computer.',
  'gate.alreadySetUp': 'Deze computer heeft al een wachtwoord.',
  'gate.notLocked': 'Dagdeel is niet vergrendeld.',
  'gate.noPassword': 'Vergrendelen kan pas als deze computer een wachtwoord heeft.',
  'gate.noKiosk': 'Hier staat geen Snel noteren open.',
  'gate.kioskOnly': 'Hier kun je alleen snel noteren.',
  'gate.kioskPad': 'Kies eerst wie je bent.',
  'gate.wrongPin': 'Klopt niet. Nog {{left}} keer proberen.',
  'gate.wrongPinWait': 'Klopt niet. Wacht {{seconds}} seconden.',
  'gate.noRepair': 'Er is hier niets te herstellen.',

  'password.short': 'Neem minstens {{least}} tekens.',
  'password.name': 'Hier zit een naam in die iedereen kent. Kies iets anders.',
  'password.guessable': 'Dit is snel te raden. Neem een paar woorden die niet bij elkaar horen.',

  'people.chooseFirst': 'Kies eerst wie je bent.',
  'people.alreadyKnown': 'Dagdeel weet al wie je bent.',
  'people.noSuchPerson': 'Deze persoon is niet meer te vinden.',
  'people.taken': '{{name}} heeft hier al een wachtwoord.',
  'people.full': 'Op deze computer kan niemand meer bij. Haal eerst iemand weg die hier niet meer werkt.',
  'people.accountFirst': 'Geef deze collega eerst een account voor jouw locatie.',
  'people.managerGives': 'Dit kan alleen de manager op deze computer doen.',
  'people.askManager': 'Vraag een manager op deze computer om je toe te voegen.',
  'people.ownSlot': 'Je kunt jezelf hier niet weghalen. Vraag een collega.',
  'people.lastManager': 'Er moet iemand blijven die dit beheert. Voeg eerst een andere manager toe.',
  'people.keyChangeUnfinished':
    'Het vorige weghalen is nog niet klaar. Start Dagdeel opnieuw en kijk of er ruimte is op de schijf.',
  'people.wrongCurrent': 'Je huidige wachtwoord klopt niet.',
  'people.signInAgain': 'Te vaak fout. Vergrendel het scherm en log opnieuw in.',
  'people.easyPin': 'Deze code raadt iedereen als eerste. Kies een andere.',
  'kiosk.noCodes': 'Geef eerst een collega een code: kies Wijzig achter de naam.',

  'cli.passwordNeeded':
    'Deze map gaat open met een wachtwoord. Typ het, of zet DAGDEEL_USER en DAGDEEL_PASSWORD.',
  'cli.whichUser': 'Wie ben je? Zet DAGDEEL_USER op een van deze namen: {{names}}.',
  'cli.askPassword': 'Wachtwoord van {{name}}: ',
} as const
