/** What the gate says: signing in, locking, who may work here. */
export const gateTexts = {
  'open.keyDamaged':
    'The key file in {{folder}} is damaged. Put a copy of keyslots.json back. Nothing was changed.',
  'open.keyNewer':
    'The key file in {{folder}} comes from a newer Dagdeel (version {{fileVersion}}, here {{knownVersion}}). Update Dagdeel. Nothing was changed.',
  'open.passwordNeeded': 'The data in {{folder}} open with a password only.',
  'open.wrongSecret': 'The password is not right. Nothing was changed.',

  'gate.locked': 'Dagdeel is locked. Sign in.',
  'gate.wrongPassword': 'Not right. {{left}} more tries.',
  'gate.wrongPasswordWait': 'Not right. Wait {{seconds}} seconds and try again.',
  'gate.wrongPasswordOften':
    'Not right. Wait {{seconds}} seconds. You can also use the printed code, or let a colleague sign in. Nothing is erased.',
  'gate.wait': 'Wait {{seconds}} more seconds.',
  'gate.wrongCode': 'This code does not fit this computer. Take the last one that was printed.',
  'gate.codeUnreadable': 'There is a slip in the code. Check it letter by letter.',
  'gate.noCode': 'No code was printed for this computer.',
  'gate.answerUnreadable': 'There is a fault in the answer. Copy all of it once more.',
  'gate.answerNotForHere': 'This answer does not belong to this question. Ask headquarters again.',
  'gate.noHeadquarters': 'Headquarters cannot open this computer.',
  'gate.noSuchPerson': 'This person is no longer on this computer.',
  'gate.accountEnded': 'Your access has ended. Ask your manager.',
  'gate.setUpFirst': 'Choose a password for this computer first.',
  'gate.alreadySetUp': 'This computer already has a password.',
  'gate.notLocked': 'Dagdeel is not locked.',
  'gate.noPassword': 'Locking needs a password on this computer first.',
  'gate.noKiosk': 'There is no quick log open here.',
  'gate.kioskOnly': 'Only the quick log can be used here.',
  'gate.kioskPad': 'Choose who you are first.',
  'gate.wrongPin': 'Not right. {{left}} more tries.',
  'gate.wrongPinWait': 'Not right. Wait {{seconds}} seconds.',
  'gate.noRepair': 'There is nothing to repair here.',

  'password.short': 'Take at least {{least}} characters.',
  'password.name': 'There is a name in it that everybody knows. Choose something else.',
  'password.guessable': 'This is quickly guessed. Take a few words that do not belong together.',

  'people.chooseFirst': 'Choose who you are first.',
  'people.alreadyKnown': 'Dagdeel already knows who you are.',
  'people.noSuchPerson': 'This person can no longer be found.',
  'people.taken': '{{name}} already has a password here.',
  'people.full': 'This computer has no room for one more. First take off somebody who no longer works here.',
  'people.accountFirst': 'First give this colleague an account for your location.',
  'people.managerGives': 'Only the manager on this computer can do this.',
  'people.askManager': 'Ask a manager on this computer to add you.',
  'people.ownSlot': 'You cannot take yourself off here. Ask a colleague.',
  'people.lastManager': 'Somebody must stay who manages this. Add another manager first.',
  'people.keyChangeUnfinished':
    'The removal before this one is not finished. Start Dagdeel again and check the room on the disk.',
  'people.wrongCurrent': 'Your present password is not right.',
  'people.signInAgain': 'Wrong too often. Lock the screen and sign in again.',
  'people.easyPin': 'Everybody tries this code first. Choose another.',
  'kiosk.noCodes': 'Give a colleague a code first: choose Change behind the name.',

  'cli.passwordNeeded':
    'This folder opens with a password. Type it, or set DAGDEEL_USER and DAGDEEL_PASSWORD.',
  'cli.whichUser': 'Who are you? Set DAGDEEL_USER to one of these names: {{names}}.',
  'cli.askPassword': 'Password of {{name}}: ',
} as const
