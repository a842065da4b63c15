/** Merging groups in Dutch: proposals, what stands in the way, why nothing is proposed. `count` chooses the plural. */
export const mergingTexts = {
  // The two numbers
  'merge.sum.fewer_one':
    "{{groups}} en {{last}} samen: {{children}} kinderen, {{count}} pm'er in plaats van {{apart}}.",
  'merge.sum.fewer_other':
    "{{groups}} en {{last}} samen: {{children}} kinderen, {{count}} pm'ers in plaats van {{apart}}.",
  'merge.sum.same_one': "{{groups}} en {{last}} samen: {{children}} kinderen, net als apart {{count}} pm'er.",
  'merge.sum.same_other':
    "{{groups}} en {{last}} samen: {{children}} kinderen, net als apart {{count}} pm'ers.",
  'merge.sum.more_one':
    "{{groups}} en {{last}} samen: {{children}} kinderen, {{count}} pm'er; apart maar {{apart}}.",
  'merge.sum.more_other':
    "{{groups}} en {{last}} samen: {{children}} kinderen, {{count}} pm'ers; apart maar {{apart}}.",
  'merge.sum.onlyTogether_one':
    "{{groups}} en {{last}} samen: {{children}} kinderen, {{count}} pm'er. Apart mag het zo niet.",
  'merge.sum.onlyTogether_other':
    "{{groups}} en {{last}} samen: {{children}} kinderen, {{count}} pm'ers. Apart mag het zo niet.",
  'merge.sum.notAllowed': '{{groups}} en {{last}} samen: {{children}} kinderen. Dat mag niet als één groep.',

  // When
  'merge.when.wholeDay': 'Blijf de hele dag samen in {{host}}.',
  'merge.when.untilSplit': 'Begin samen in {{host}} en splits om {{end, time}}.',
  'merge.when.fromMerge': 'Ga om {{start, time}} samen in {{host}}, tot het eind van de dag.',
  'merge.when.between': 'Ga om {{start, time}} samen in {{host}} en splits om {{end, time}}.',

  // What it frees
  'merge.frees': 'Dat scheelt {{minutes, hours}} uur werk: {{cents, money}}.',
  'merge.frees.nothing': "Dit scheelt geen pm'er.",
  'merge.frees.costs': 'Dit kost {{minutes, hours}} uur werk extra.',
  'merge.frees.school': "Samenvoegen scheelt hier geen pm'er: de bso telt per locatie.",
  'merge.freed': '{{name}} kan van {{start, time}} tot {{end, time}} iets anders doen.',
  'merge.nobodyFreed': 'In het rooster komt niemand vrij: er staan er nu al weinig.',
  'merge.faceStays': "Voor de baby's blijft een vast gezicht: {{minutes, hours}} uur komt niet vrij.",
  'merge.rosterUnknown': 'Er is nog geen rooster. We zeggen dus niet wie er vrij komt.',
  'merge.away_one': '{{count}} kind gaat mee naar {{host}}. Vertel het de ouders.',
  'merge.away_other': '{{count}} kinderen gaan mee naar {{host}}. Vertel het de ouders.',
  'merge.rule': 'Samen tellen ze als één groep. Regelset {{law}}. {{article}}.',

  // Why this and not another
  'merge.why.onlyRoom': 'Alleen {{host}} kan alle kinderen de hele tijd hebben.',
  'merge.why.noThirdRoom': 'Zo komt geen kind in een derde groep deze week: daarom {{host}}.',
  'merge.why.leastAway': 'Zo gaan de minste kinderen naar een andere ruimte: daarom {{host}}.',
  'merge.why.nextBest': 'Ter vergelijking: {{groups}} en {{last}} samen scheelt {{minutes, hours}} uur.',
  'merge.why.nextNothing': '{{groups}} en {{last}} samen scheelt niets.',
  'merge.why.nextNotAllowed': '{{groups}} en {{last}} samen mag in deze tijd niet.',
  'merge.why.noOther': 'Andere groepen passen er niet bij.',

  // What stands in the way
  'merge.blocked.ages': 'De leeftijden van deze groepen sluiten niet op elkaar aan.',
  'merge.blocked.preschool': 'In {{host}} is geen voorschoolse educatie. Kies de groep die dat wel heeft.',
  'merge.blocked.secrecy': 'Bij geheimhouding kan een kind niet in een VVE-groep ({{host}}).',
  'merge.blocked.room':
    'De ruimte van {{host}} is te klein: {{children}} kinderen, plaats voor {{most}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.roomUnknown': 'We weten niet hoe groot de ruimte van {{host}} is. Vul de oppervlakte in.',
  'merge.blocked.house':
    '{{host}} mag hoogstens {{most}} kinderen hebben; het zijn er {{children}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.law':
    'Met {{children}} kinderen mag dit niet één groep zijn ({{start, time}}–{{end, time}}).',
  'merge.blocked.staff':
    "Samen zijn {{required}} pm'ers nodig; er zijn er {{rostered}} ({{start, time}}–{{end, time}}).",
  'merge.blocked.educators':
    "Er zijn {{required}} pm'ers met een VE-diploma nodig; er zijn er {{educators}} ({{start, time}}–{{end, time}}).",
  'merge.blocked.trainees':
    'Te veel werk komt op stagiairs neer: {{trainees}} ({{start, time}}–{{end, time}}).',
  'merge.blocked.thirdRoom': '{{child}} komt die week al in twee groepen. {{host}} is er één te veel.',
  'merge.usesDeviation':
    "Let op: er zijn {{rostered}} van de {{required}} pm'ers ({{start, time}}–{{end, time}}), binnen de drie uur.",
  'merge.babyWithoutFace': '{{child}} heeft vandaag geen vast gezicht in de groep.',
  'merge.withoutFace': '{{child}} heeft dan geen vast gezicht meer in de groep.',
  'merge.noConsent': 'Geen toestemming voor {{host}}: {{child}}. Nodig als dit elke week zo is.',

  // Why nothing can be said
  'merge.refusal.closed': 'Op {{day, day}} is deze opvang gesloten.',
  'merge.refusal.oneGroup': 'Kies minstens twee groepen.',
  'merge.refusal.unknownGroup': '{{group}} is er niet op {{day, day}}.',
  'merge.refusal.hostElsewhere': 'Kies een van deze groepen als plek om samen te zijn.',
  'merge.refusal.otherSettings': 'Kies groepen van dezelfde soort opvang.',
  'merge.refusal.noLength': 'Kies een eindtijd na de begintijd.',
  'merge.refusal.outsideOpening': 'Kies een tijd tussen {{start, time}} en {{end, time}}. Dan is het open.',
  'merge.refusal.noLaw': 'Voor {{day, day}} kennen we geen regels.',
  'merge.refusal.alreadyTogether':
    '{{group}} is van {{start, time}} tot {{end, time}} al samen met een andere groep.',

  // Found by counting again
  'merge.check.broken': 'Dit klopt niet met regel {{rule}} ({{start, time}}–{{end, time}}).',

  // Why nothing is proposed, and what to know besides
  'merge.notice.closed': 'Gesloten: er valt niets samen te voegen.',
  'merge.notice.oneGroup_one': 'Er is maar één groep met kinderen.',
  'merge.notice.oneGroup_other': 'Er zijn te weinig groepen met kinderen.',
  'merge.notice.noneTogether': 'Deze groepen mogen niet samen: hun leeftijden sluiten niet aan.',
  'merge.notice.nothingToSave': "Samenvoegen scheelt vandaag geen pm'er.",
  'merge.notice.roomUnknown_one': 'Vul de oppervlakte van {{groups}} in. Zonder kan niemand daarheen.',
  'merge.notice.roomUnknown_other': 'Vul de oppervlakte in van {{groups}}. Zonder kan niemand daarheen.',
  'merge.notice.setAside_one': '{{count}} voorstel staat op "niet nu".',
  'merge.notice.setAside_other': '{{count}} voorstellen staan op "niet nu".',
  'merge.notice.school': "De bso telt per locatie. Samenvoegen scheelt daar geen pm'er.",
  'merge.notice.rosterUnknown': 'Er is nog geen rooster. We rekenen met wat de wet vraagt.',
  'merge.notice.stopped':
    'Gestopt voor we klaar waren. Er is misschien {{minutes, hours}} uur meer te winnen.',
} as const
