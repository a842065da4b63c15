/** Invented people: first names and surnames as one meets them in a Dutch town, put together by chance. */

export const firstNames: readonly string[] = [
  'Aaliyah', 'Abel', 'Adam', 'Aya', 'Amir', 'Anouk', 'Anna', 'Amélie', 'Ayoub', 'Bas', 'Bo', 'Bram', 'Bente', 'Boaz',
  'Casper', 'Charlotte', 'Chloé', 'Daan', 'Dani', 'David', 'Dewi', 'Dilara', 'Dex', 'Eef', 'Elif', 'Elin', 'Elise',
  'Emir', 'Emma', 'Evi', 'Faas', 'Fenna', 'Féline', 'Fien', 'Finn', 'Floor', 'Floris', 'Fos', 'Gijs', 'Guus', 'Hanna',
  'Hidde', 'Hugo', 'Hamza', 'Ilyas', 'Imani', 'Ise', 'Isa', 'Ivy', 'Jaylin', 'Jan', 'Jasmijn', 'Jens', 'Jip', 'Joep',
  'Jonas', 'Juna', 'Julia', 'Jurre', 'Kai', 'Kaja', 'Keano', 'Kiki', 'Koen', 'Lara', 'Lars', 'Lauren', 'Leah', 'Lena',
  'Lev', 'Lieke', 'Lina', 'Liv', 'Livia', 'Loïs', 'Lotte', 'Lou', 'Luca', 'Luna', 'Luuk', 'Maan', 'Maeve', 'Malik',
  'Mats', 'Maud', 'Mees', 'Mei', 'Melle', 'Mia', 'Mila', 'Milan', 'Mirza', 'Moos', 'Morris', 'Nadia', 'Naomi', 'Nina',
  'Noah', 'Noé', 'Nora', 'Nova', 'Nour', 'Odin', 'Olivia', 'Otis', 'Pien', 'Pim', 'Pippa', 'Puck', 'Quinn', 'Rayan',
  'Renée', 'Riff', 'Robin', 'Romy', 'Rosa', 'Ruben', 'Saar', 'Sami', 'Sara', 'Senn', 'Siem', 'Sofia', 'Sophie', 'Stijn',
  'Suze', 'Sven', 'Teun', 'Thijs', 'Tijn', 'Timo', 'Tobias', 'Ties', 'Veerle', 'Vera', 'Vic', 'Vince', 'Willem', 'Wout',
  'Xavi', 'Yasmine', 'Yuna', 'Yusuf', 'Zara', 'Zeynep', 'Zoë', 'Zohra',
]

export interface Surname {
  readonly prefix: string
  readonly surname: string
}

export const surnames: readonly Surname[] = [
  ...['Aalbers', 'Achterberg', 'Aydın', 'Bakelaar', 'Beekman', 'Benali', 'Blom', 'Boersma', 'Bosman', 'Brouwers'],
  ...['Çelik', 'Chen', 'Dekkers', 'Demir', 'Doesburg', 'Dijkstra', 'Drost', 'Eerkens', 'El Amrani', 'Evers', 'Faber'],
  ...['Geerts', 'Groothuis', 'Haddad', 'Hendriks', 'Hofstra', 'Hoekman', 'Idrissi', 'Jaspers', 'Kaya', 'Kersten'],
  ...['Klaassen', 'Koopman', 'Kowalski', 'Kramer', 'Lammers', 'Liem', 'Maas', 'Martens', 'Meijerink', 'Mulder'],
  ...['Nasser', 'Nguyen', 'Nieuwenhuis', 'Nijland', 'Okafor', 'Oosterhof', 'Özdemir', 'Pauwels', 'Pietersma', 'Postma'],
  ...['Prins', 'Reinders', 'Rietveld', 'Roelofs', 'Şahin', 'Sanders', 'Schouten', 'Silva', 'Slagter', 'Snijders'],
  ...['Timmer', 'Tol', 'Toussaint', 'Uyttendaele', 'Veenstra', 'Verhagen', 'Vos', 'Wagenaar', 'Wiersma', 'Wibowo'],
  ...['Wolters', 'Yılmaz', 'Zandstra', 'Zeeman', 'Zuidema'],
]
  .map((surname): Surname => ({ prefix: '', surname }))
  .concat([
    { prefix: 'de', surname: 'Boer' },
    { prefix: 'de', surname: 'Groot' },
    { prefix: 'de', surname: 'Ruiter' },
    { prefix: 'van', surname: 'Dam' },
    { prefix: 'van', surname: 'Eck' },
    { prefix: 'van', surname: 'Loon' },
    { prefix: 'van den', surname: 'Berg' },
    { prefix: 'van der', surname: 'Heide' },
    { prefix: 'van der', surname: 'Laan' },
    { prefix: 'van ’t', surname: 'Hof' },
    { prefix: 'ter', surname: 'Horst' },
    { prefix: 'ten', surname: 'Brink' },
    { prefix: 'op den', surname: 'Kelder' },
  ])
