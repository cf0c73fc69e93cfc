// ISO 3166 codes of the countries that have a table of CBAM default values, by the name the Commission's workbook gives them.
const LIST =
  'AL Albania|DZ Algeria|AO Angola|AR Argentina|AM Armenia|AU Australia|AZ Azerbaijan|BH Bahrain|BD Bangladesh|BY Belarus|BJ Benin|' +
  'BO Bolivia|BA Bosnia and Herzegovina|BR Brazil|BN Brunei|KH Cambodia|CM Cameroon|CA Canada|CL Chile|CN China|CO Colombia|CG Congo|' +
  "CR Costa Rica|CU Cuba|CW Curaçao|CI Côte d'Ivoire|CD Democratic Republic of the Cong|DO Dominican Republic|EC Ecuador|EG Egypt|" +
  'SV El Salvador|GQ Equatorial Guinea|ER Eritrea|SZ Eswatini|ET Ethiopia|GA Gabon|GE Georgia|GH Ghana|GT Guatemala|HT Haiti|' +
  'HN Honduras|HK Hong Kong|IN India|ID Indonesia|IR Iran|IQ Iraq|IL Israel|JM Jamaica|JP Japan|JO Jordan|KZ Kazakhstan|KE Kenya|' +
  'KW Kuwait|KG Kyrgyzstan|LA Laos|LB Lebanon|LY Libya|MG Madagascar|MY Malaysia|ML Mali|MR Mauritania|MU Mauritius|MX Mexico|' +
  'MD Moldova|MN Mongolia|ME Montenegro|MA Morocco|MZ Mozambique|MM Myanmar_Burma|NA Namibia|NP Nepal|NZ New Zealand|NI Nicaragua|' +
  'NE Niger|NG Nigeria|KP North Korea|MK North Macedonia|OM Oman|PK Pakistan|PA Panama|PG Papua New Guinea|PY Paraguay|PE Peru|' +
  'PH Philippines|QA Qatar|RU Russia|RW Rwanda|SA Saudi Arabia|SN Senegal|RS Serbia|SL Sierra Leone|SG Singapore|ZA South Africa|' +
  'KR South Korea|LK Sri Lanka|SD Sudan|SR Suriname|SY Syria|TW Taiwan|TJ Tajikistan|TZ Tanzania|TH Thailand|TG Togo|' +
  'TT Trinidad and Tobago|TN Tunisia|TM Turkmenistan|TR Türkiye|UG Uganda|UA Ukraine|AE United Arab Emirates|GB United Kingdom|' +
  'US United States|UY Uruguay|UZ Uzbekistan|VE Venezuela|VN Vietnam|YE Yemen|ZM Zambia|ZW Zimbabwe';

/** Names the workbook cut short or joined, as people write them. */
const SPELT: Readonly<Record<string, string>> = {
  'Democratic Republic of the Cong': 'Democratic Republic of the Congo',
  Myanmar_Burma: 'Myanmar',
};

export const spelt = (name: string): string => SPELT[name] ?? name;
export const CBAM_COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  LIST.split('|').map((each) => [each.slice(0, 2), spelt(each.slice(3))]),
);
