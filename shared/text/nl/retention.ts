/** Retention, legal holds and erasure: kinds of data, where a term comes from, and why something stays. */
export const retentionTexts = {
  'command.faded': 'Handeling van langer geleden',
  'command.setHold': 'Bewaarplicht ingesteld',
  'command.liftHold': 'Bewaarplicht opgeheven',
  'command.purgeExpired_one': '{{count}} keer opgeruimd na de bewaartermijn',
  'command.purgeExpired_other': '{{count}} keer opgeruimd na de bewaartermijn',

  'refusal.legalHold': 'Kan niet: er geldt een bewaarplicht sinds {{day, date}}. Hef die eerst op.',
  'refusal.agreementRuns': 'Kan niet: de overeenkomst loopt nog. Stop die eerst.',
  'refusal.shiftsAhead': 'Kan niet: deze persoon staat nog op het rooster.',
  'refusal.accountRuns': 'Kan niet: deze persoon heeft nog toegang. Stop die eerst.',
  'refusal.eraseYourself': 'Kan niet: je wist jezelf niet. Vraag een collega.',
  'refusal.eraseLastManager': 'Kan niet: er moet iemand blijven die dit beheert. Voeg eerst een manager toe.',
  'refusal.notReversible': 'Kan niet: wat gewist is, komt niet terug.',
  'refusal.registerStays': 'Kan niet: dit staat in een register en blijft. Sluit het af met een reden.',
  'refusal.purgeTooEarly': 'Kan niet: {{day, date}} is nog niet geweest.',
  'refusal.purgeDiffers': 'Er is intussen iets veranderd. Kijk opnieuw wat er weggaat.',
  'refusal.purgeNotOver': 'Er is intussen iets veranderd: niet alles mag nog weg. Kijk opnieuw.',
  'refusal.holdTwice': 'Voor deze persoon geldt al een bewaarplicht.',
  'refusal.holdLifted': 'Deze bewaarplicht is al opgeheven. De laatste dag is {{day, date}}.',
  'refusal.nameDiffers': 'De naam klopt niet. Typ de naam precies zoals hij er staat.',
  'refusal.purgeBusy': 'Er wordt al opgeruimd. Wacht even.',

  'retentionKind.children': 'Kinderen en ouders',
  'retentionKind.staff': 'Medewerkers en gebruikers',
  'retentionKind.planning': 'Planning',
  'retentionKind.presence': 'Aanwezigheid',
  'retentionKind.accounting': 'Administratie',
  'retentionKind.audit': 'Logboek van deze computer',
  'retentionKind.requests': 'Privacyverzoeken en bewaarplichten',
  'retentionKind.breaches': 'Datalekken',

  'retentionStart.agreementEnd': 'na de laatste overeenkomst van het gezin',
  'retentionStart.employmentEnd': 'na de laatste dienst of het einde van de toegang',
  'retentionStart.day': 'na de dag',
  'retentionStart.month': 'na het einde van de maand',
  'retentionStart.recording': 'na het opschrijven',
  'retentionStart.closing': 'na het afsluiten',

  'retentionSource.law': 'wet',
  'retentionSource.providerConditions': 'privacyreglement',
  'retentionSource.ownKnowledge': 'eigen keuze',

  'retentionHeld.legalHold': 'er geldt een bewaarplicht',
  'retentionHeld.openRequest': 'er is nog een aanvraag open',
  'retentionHeld.openPrivacyRequest': 'er is nog een privacyverzoek open',
  'retentionHeld.restricted': 'de gegevens zijn beperkt: bewaren, niet gebruiken',
  'retentionHeld.openMonth': 'een maand van de administratie is nog niet afgesloten',
  'retentionHeld.openBalance': 'er staat nog tegoed open',
  'retentionHeld.unknownEnd': 'het einde is niet bekend',
  'retentionHeld.referenced': 'iets anders verwijst er nog naar',
  'retentionHeld.lastShift': 'dit is de laatste dienst van iemand',
  'retentionHeld.lastCareDay': 'dit is de laatste opvangdag van een kind',

  'erasureGround.request': 'de ouder of medewerker vraagt het',
  'erasureGround.objection': 'er is bezwaar gemaakt',
  'erasureGround.mistake': 'dit had hier nooit moeten staan',

  'erasureStays.ledger_one':
    '{{count}} regel van de administratie, zonder naam: de wet vraagt dat zeven jaar.',
  'erasureStays.ledger_other':
    '{{count}} regels van de administratie, zonder naam: de wet vraagt dat zeven jaar.',
  'erasureStays.shifts_one': '{{count}} dienst, zonder naam: zo blijft te zien hoeveel mensen er waren.',
  'erasureStays.shifts_other': '{{count}} diensten, zonder naam: zo blijft te zien hoeveel mensen er waren.',
  'erasureStays.requests_one':
    '{{count}} regel in de registers, alleen met een nummer: het bewijs dat je het deed.',
  'erasureStays.requests_other':
    '{{count}} regels in de registers, alleen met een nummer: het bewijs dat je het deed.',
  'erasureStays.handovers_one':
    '{{count}} ondertekende afspraak in een dossier van een kind noemt deze persoon.',
  'erasureStays.handovers_other':
    '{{count}} ondertekende afspraken in dossiers van kinderen noemen deze persoon.',
  'erasureStays.acts': 'Dat er iets is gedaan, wanneer en door wie. Wat het was, gaat weg.',
}
