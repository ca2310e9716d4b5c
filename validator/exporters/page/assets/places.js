// Places in words.

const ABROAD = new Map(
  `TUR Turkey, LBN Lebanon, IRQ Iraq, JOR Jordan, ISR Israel, IRN Iran, RUS Russia, USA United States,
  GBR United Kingdom, FRA France, DEU Germany, CHE Switzerland, KAZ Kazakhstan, SAU Saudi Arabia,
  QAT Qatar, EGY Egypt, ARE United Arab Emirates, NLD Netherlands, BEL Belgium, AUT Austria,
  UKR Ukraine, POL Poland, MAR Morocco, ITA Italy, ESP Spain, SWE Sweden, NOR Norway, DNK Denmark,
  CAN Canada, CHN China, JPN Japan, CYP Cyprus, GRC Greece, PSE Palestine, KWT Kuwait, BHR Bahrain,
  OMN Oman, YEM Yemen, TUN Tunisia, LBY Libya, DZA Algeria, SDN Sudan, ARM Armenia, AZE Azerbaijan,
  GEO Georgia, AFG Afghanistan, PAK Pakistan, FJI Fiji`
    .split(",")
    .map((entry) => [entry.trim().slice(0, 3), entry.trim().slice(4)]),
);

/** A governorate's short name. */
export function governorateName(known, code) {
  return (known.about.governorates[code] ?? code).split(/ \(|[,.]/)[0];
}

/** The place, its governorate and, abroad, its country: each once. */
export function where(event, known) {
  const area = event.governorate && governorateName(known, event.governorate);
  const names = [
    event.place,
    event.place?.includes(area) ? null : area,
    event.country === "SYR" ? null : (ABROAD.get(event.country) ?? event.country),
  ];
  return [...new Set(names.filter(Boolean))].join(", ");
}
