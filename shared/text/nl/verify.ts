/** Findings of the check of a data folder: numbers, never names. */
export const verifyTexts = {
  'verify.integrity': 'Het bestand is beschadigd: {{detail}}.',
  'verify.foreignKey': 'Rij {{row}} van {{table}} verwijst naar iets wat er niet is in {{parent}}.',
  'verify.row': '{{table}} {{id}} klopt niet. Kijk naar {{field}}.',
  'verify.contractOutsideGroup': 'Contract {{id}} past niet bij groep {{other}}.',
  'verify.childInTwoPlaces': 'Een kind staat op twee plekken tegelijk: {{table}} {{id}} en {{other}}.',
  'verify.staffInTwoPlaces': 'Een medewerker werkt op twee plekken tegelijk: {{id}} en {{other}}.',
  'verify.shiftElsewhere': 'Dienst {{id}} noemt een andere locatie dan groep {{other}}.',
  'verify.moveElsewhere':
    'Groepswissel {{id}} is naar groep {{other}}, op een locatie waar het kind dan geen opvang heeft.',
  'verify.ledgerCorrection':
    'Boeking {{id}} is maar voor een deel teruggedraaid, of wijst naar een correctie.',
  'verify.chargedTwice': 'Hetzelfde wordt twee keer berekend: boeking {{id}} en {{other}}.',
  'verify.balanceOverdrawn': 'Kind {{child}} heeft {{minutes}} minuten te veel gebruikt van {{account}}.',
  'verify.closedMonth': 'Maand {{month}} van locatie {{location}} is veranderd nadat die was klaargezet.',
  'verify.auditIncomplete':
    'Van handeling {{command}} zijn {{found}} van {{expected}} wijzigingen vastgelegd.',
  'verify.auditChain': '{{table}} {{id}} is veranderd buiten Dagdeel om.',
  'verify.rowWithoutAudit': '{{table}} {{id}} is toegevoegd buiten Dagdeel om.',
  'verify.commandSequence': 'Er ontbreekt een handeling: nummer {{expected}} is er niet.',
  'verify.outboxSequence': 'Handeling {{seq}} staat niet klaar om te versturen.',
  'verify.undoMark': 'Handeling {{command}} heet ongedaan gemaakt, maar is dat niet.',
  'verify.chainBeginning':
    'Het logboek begint bij regel {{seq}}. Wat ervoor stond is weg en dat staat nergens.',
  'verify.chainMissing': 'In het logboek ontbreken de regels {{from}} tot en met {{until}}.',
  'verify.chainEdited': 'Regel {{seq}} van het logboek is veranderd buiten Dagdeel om.',
  'verify.chainContent':
    'Handeling {{command}} is na afloop veranderd. Kijk naar regel {{seq}} van het logboek.',
  'verify.chainRedacted': 'Van {{count}} handelingen zijn gegevens gewist, maar er is niemand gewist.',
  'verify.chainTail': 'Het einde van het logboek ontbreekt: regel {{from}} tot en met {{until}}.',
  'verify.chainSeal': 'Het zegel naast de gegevens ontbrak of paste niet bij het logboek. Zie regel {{seq}}.',
  'verify.actNotInChain': 'Handeling {{command}} staat niet in het logboek.',
  'verify.actNotAsWritten':
    'Van handeling {{command}} is {{partCode}} veranderd. Kijk naar regel {{seq}} van het logboek.',
  'verify.part.actor': 'wie het deed',
  'verify.part.at': 'het moment',
  'verify.part.device': 'de computer',
  'verify.part.type': 'het soort handeling',
  'verify.part.kind': 'doen of ongedaan maken',
  'verify.part.step': 'waar het bij hoort',
  'verify.part.reverts': 'wat ermee ongedaan werd gemaakt',
  'verify.memberWithoutRow': '{{table}} {{id}} kwam van het hoofdkantoor en is er niet meer.',
  'verify.rowWithoutMember': '{{table}} {{id}} staat hier, maar kwam niet van het hoofdkantoor.',
  'verify.baseImage': 'Van {{table}} {{id}} is niet goed bewaard hoe het op het hoofdkantoor was.',
  'verify.streamDigest': 'De gegevens van {{stream}} tellen anders op dan op het hoofdkantoor.',
  'verify.pendingChain': '{{table}} {{id}} is anders dan het wachtende werk het achterliet.',
} as const
