// The thesaurus of the field: words and phrases that mean the same thing to someone who looks for an agent. Reviewed by hand; no model made it.
import { stemsOf } from './words.ts';

/** One row, one meaning; a phrase may stand in several rows. Singular or plural, accents and letter case make no difference. */
export const THESAURUS: readonly string[] = [
  'electricity | power | grid | purchased electricity | kilowatt hour | kwh | mwh | purchased energy | utility bill | strom | électricité | electricidad',
  'grid mix | emission factor of electricity | location based | egrid | supply mix',
  'green power | renewable | guarantee of origin | renewable energy certificate | rec | ppa | market based | wind | solar | photovoltaic',
  'carbon border | cbam | border adjustment | carbon tariff | embedded emission | import duty on carbon | co2 grenzausgleich | 2023 956 | ajustement carbone aux frontières',
  'import | customs | cross border | third country goods | cn code | combined nomenclature | consignment from abroad | einfuhr',
  'steel | iron | metal | hot rolled coil | pig iron | crude steel | ferrous | stahl | acier',
  'aluminium | aluminum | smelter',
  'cement | clinker | kiln | concrete | zement | ciment',
  'fertiliser | fertilizer | ammonia | urea | nitric acid | dünger',
  'hydrogen | electrolysis | electrolyser',
  'deforestation | eudr | forest loss | land clearing | 2023 1115 | tree cover | entwaldung | déforestation',
  'commodity of eudr | cocoa | coffee | palm oil | soy | rubber | cattle | timber | wood | chocolate',
  'plot | polygon | geolocation | parcel | farm boundary | geojson | coordinates | satellite',
  'due diligence | dds | supply chain risk | risk assessment | supplier screening',
  'building | property | real estate | office | facility | site | premises | floor area | gebäude | bâtiment',
  'energy efficiency | energy intensity | benchmark | eui | energy star | energy performance | retrofit | saving measure',
  'heating | natural gas | boiler | gas | space heat | furnace | therm | heizung | erdgas | chauffage',
  'cooling | air conditioning | chiller | refrigerant | hvac | f gas | leak | hfc | kältemittel',
  'vehicle | fleet | car | truck | lorry | van | company car | mobile combustion | fahrzeug | flotte',
  'fuel | diesel | petrol | gasoline | combustion | heating oil | lpg | kerosene | kraftstoff | carburant',
  'freight | shipping | logistics | transport of goods | haulage | cargo | container | glec | iso 14083 | tonne kilometre | delivery',
  'business travel | flight | air travel | hotel | trip | rail travel | aviation | airline | dienstreise',
  'commuting | employee travel | home office | remote work | telework | teleworking',
  'waste | landfill | recycling | disposal | incineration | scrap | refuse | abfall | déchets',
  'water | wastewater | effluent | sewage | drinking water | wasser',
  'greenhouse gas | ghg | carbon | co2 | co2e | climate gas | emission | treibhausgas | gaz à effet de serre',
  'carbon footprint | inventory | ghg inventory | carbon accounting | corporate footprint | ghg protocol | carbon balance',
  'product footprint | life cycle assessment | lca | cradle to gate | pcf | epd | iso 14067',
  'scope 1 | direct emission | stationary combustion | own combustion',
  'scope 2 | indirect emission from electricity | purchased electricity',
  'scope 3 | value chain | upstream | downstream | supplier emission | purchased goods | supply chain',
  'methane | ch4 | biogas | livestock | enteric fermentation | manure | fugitive',
  'agriculture | farming | crop | soil | harvest | land use',
  'factor | emission factor | conversion factor | defra | ipcc | epa | database of factors',
  'disclosure | reporting | report | filing | statement | declaration | submission | bericht',
  'csrd | esrs | sustainability reporting | corporate sustainability | double materiality | efrag',
  'tcfd | climate risk | issb | ifrs s2 | scenario | transition risk | physical risk',
  'taxonomy | eu taxonomy | green revenue | aligned activity',
  'data validation | data quality | check | plausibility | cleaning | error | anomaly | outlier | inconsistency | validate',
  'pipeline | transformation | etl | normalise | normalize | conversion of data | mapping | aggregate',
  'spreadsheet | csv | excel | xlsx | table | upload',
  'verification | audit | assurance | evidence | trail | receipt | auditor | iso 14064 | prüfung',
  'uncertainty | monte carlo | sensitivity | error range | confidence interval',
  'target | reduction | net zero | science based target | sbti | decarbonisation | decarbonization | pathway | roadmap',
  'cost | price | invoice | bill | expense | tariff | spend | kosten',
  'investment | payback | return on investment | roi | npv | net present value | abatement cost | business case | marginal abatement',
  'emission trading | ets | allowance | cap and trade | carbon price | free allocation | certificate of carbon',
  'offset | carbon credit | removal | compensation | sequestration | afforestation',
  'meter | smart meter | metering | reading | consumption | sub meter | zähler | compteur',
  'supplier | vendor | procurement | purchasing | questionnaire | lieferant | fournisseur',
  'chemical | polymer | plastic | packaging | resin | kunststoff',
  'textile | garment | apparel | clothing | fashion | cotton',
  'food | beverage | restaurant | meal | dairy | catering',
  'data centre | data center | server | cloud | computing | ict | it equipment',
  'ship | vessel | maritime | imo | fueleu | marine fuel | bunker | sea transport',
  'battery | electric vehicle | ev charging | charging | e mobility',
  'mining | ore | extraction | quarry',
  'bank | portfolio | financed emission | pcaf | loan | lending | asset manager',
  'insurance | premium | underwriting',
  'human right | csddd | social | labour | labor | child labour',
  'forecast | prediction | projection | budget | planning | trend',
  'dashboard | chart | visualisation | visualization | monitoring | kpi',
  'reminder | deadline | calendar | schedule | due date',
];

interface Phrase {
  readonly stems: readonly string[];
  readonly concepts: readonly string[];
}

const phrasesByFirst = new Map<string, Phrase[]>();

/** Read when it is first asked for: no cold start waits for it that embeds nothing. */
function phrasesFrom(stem: string): readonly Phrase[] {
  if (phrasesByFirst.size === 0) {
    const meanings = new Map<string, string[]>();
    for (const row of THESAURUS) {
      const [name = '', ...others] = row.split('|').map((phrase) => phrase.trim());
      for (const phrase of [name, ...others]) {
        const key = stemsOf(phrase).join(' ');
        meanings.set(key, [...(meanings.get(key) ?? []), name]);
      }
    }
    for (const [key, concepts] of meanings) {
      const stems = key.split(' ');
      const [first = ''] = stems;
      const known = [...(phrasesByFirst.get(first) ?? []), { stems, concepts }];
      // The longest first: "scope 2" is not read as "scope".
      phrasesByFirst.set(
        first,
        known.sort((a, b) => b.stems.length - a.stems.length),
      );
    }
  }
  return phrasesByFirst.get(stem) ?? [];
}

/** Every meaning the words carry, as often as they do; of phrases that begin alike the longest counts. */
export function conceptsIn(stems: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < stems.length; ) {
    const phrase = phrasesFrom(stems[at] ?? '').find((one) => one.stems.every((stem, n) => stems[at + n] === stem));
    found.push(...(phrase?.concepts ?? []));
    at += phrase?.stems.length ?? 1;
  }
  return found;
}
