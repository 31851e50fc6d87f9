#include "content_rules.h"

#include <algorithm>
#include <set>

#include "overlap.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::wmo {

namespace {

using message::text;

/// Allocations that end after this day follow the present rules for Omvang.
constexpr std::string_view kOldRulesUntil = "2020-12-31";

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// "1234 AB" or "1234AB".
bool is_dutch_postcode(std::string_view text) {
  const auto digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto letters = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  if (text.size() == 7 && text[4] == ' ') {
    return text[0] != '0' && digits(text.substr(0, 4)) && letters(text.substr(5));
  }
  return text.size() == 6 && text[0] != '0' && digits(text.substr(0, 4)) && letters(text.substr(4));
}

std::string years_before(std::string_view day, int years) {
  const auto year = std::to_string(std::stoi(std::string{day.substr(0, 4)}) - years);
  return std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year +
         std::string{day.substr(4)};
}

class Rules {
 public:
  explicit Rules(const Opened& opened) : opened_(opened), dagtekening_(dagtekening(opened)) {}

  std::vector<sdk::Finding> run() {
    const auto client = opened_.root.child("m:Client");
    if (client) {
      person(client);
      allocated(client.child("m:ToegewezenProducten"));
      deliveries(client.child("m:StartProducten"), "m:StartProduct");
      deliveries(client.child("m:StopProducten"), "m:StopProduct");
      requested(client.child("m:AangevraagdeProducten"));
      if (const auto request = client.child("m:Verzoek")) change(request);
    }
    if (const auto answer = opened_.root.child("m:Antwoord")) answered(answer);
    return std::move(findings_);
  }

 private:
  void fault(std::string_view rule, pugi::xml_node node, std::string_view text) {
    findings_.push_back(
        {sdk::Severity::warning, std::string{rule}, message::place(node),
         std::string{text} + " De gegevens van dit bericht tellen niet (retourcode 0001)."});
  }

  void require(bool holds, std::string_view rule, pugi::xml_node node, std::string_view text) {
    if (!holds) fault(rule, node, text);
  }

  // ---- the person -------------------------------------------------------------------------------

  void person(pugi::xml_node client) {
    require(sdk::is_bsn(text(client, "m:Bsn")), "CS002", client.child("m:Bsn"),
            "Het BSN voldoet niet aan de 11-proef.");
    birth(client.child("m:Geboortedatum"), true);
    name(client.child("m:Naam"));
    if (text(client.child("m:Naam"), "iwmo:NaamGebruik") == "6") {
      fault("CS318", client.child("m:Naam"), "NaamGebruik 6 mag hier niet.");
    }
    if (const auto communication = client.child("m:Communicatie")) {
      const bool interpreter = text(communication, "iwmo:Vorm") == "1";
      require(interpreter == !text(communication, "iwmo:Taal").empty(), "CD007", communication,
              "Taal is verplicht bij vorm 1 en blijft anders leeg.");
    }
    contacts(client);
    std::set<std::string> numbers;
    for (const auto relation : client.child("m:Relaties").children("m:Relatie")) {
      birth(relation.child("m:Geboortedatum"), false);
      name(relation.child("m:Naam"));
      contact(relation.child("m:Contact"));
      unique(numbers, relation, std::string{text(relation, "m:Nummer")});
    }
  }

  void birth(pugi::xml_node node, bool of_client) {
    if (!node) return;
    const auto day = text(node, "iwmo:Datum");
    const auto use = text(node, "iwmo:DatumGebruik");
    const bool fits = use == "1"   ? day.ends_with("-01")
                      : use == "2" ? day.ends_with("-01-01")
                      : use == "3" ? day == "1900-01-01"
                                   : true;
    require(fits, "CS139", node, "DatumGebruik en Datum zijn niet met elkaar in overeenstemming.");
    if (!of_client || use == "3") return;
    require(day <= dagtekening_, "TR134", node, "De geboortedatum ligt na de Dagtekening.");
    require(day >= years_before(dagtekening_, 120), "TR002", node,
            "De geboortedatum ligt meer dan 120 jaar voor de Dagtekening.");
  }

  void name(pugi::xml_node node) {
    const auto use = text(node, "iwmo:NaamGebruik");
    if (use.empty()) return;
    const bool holds = node.child("iwmo:Partnernaam") ? is_one_of(use, {"1", "2", "3", "4"})
                                                      : is_one_of(use, {"1", "6"});
    require(holds, "CS050", node, "NaamGebruik past niet bij een naam met of zonder Partnernaam.");
  }

  void contacts(pugi::xml_node client) {
    const auto all = client.child("m:Contactgegevens");
    if (!all) return;
    bool has_address = false;
    std::set<std::string> kinds;
    for (const auto node : all.children("m:Contact")) {
      contact(node);
      const auto kind = text(node, "m:Soort");
      has_address = has_address || (node.child("m:Adres") && kind != "04");
      unique(kinds, node, std::string{kind});
    }
    require(has_address, "TR061", all,
            "Er is geen BRP-adres, correspondentieadres of verblijfadres.");
  }

  void contact(pugi::xml_node node) {
    const auto kind = text(node, "m:Soort");
    const auto address = node.child("m:Adres");
    const auto postcode = text(address, "iwmo:Postcode");
    const auto country = text(address, "iwmo:LandCode");
    const bool house = !address.child("iwmo:Huis").empty();
    require(node.child("m:Telefoon") || (house && !postcode.empty()), "TR006", node,
            "Er is geen telefoon en geen huisnummer met postcode.");
    if (address) {
      if (country == "NL") {
        require(house, "CD025", address, "Bij een adres in Nederland hoort een huisnummer.");
        require(postcode.empty() || is_dutch_postcode(postcode), "CS089", address,
                "Dit is geen Nederlandse postcode.");
      }
      if (is_one_of(kind, {"01", "03"})) {
        require(!postcode.empty(), "CD034", address, "Bij dit soort adres hoort een postcode.");
      }
      require(postcode.empty() == country.empty(), "CD005", address,
              "Postcode en LandCode horen bij elkaar.");
    }
    if (const auto period = node.child("m:Periode")) {
      require(kind == "04", "CD009", period, "Alleen een tijdelijk adres heeft een periode.");
      ends_after(period, "iwmo:Begindatum", "iwmo:Einddatum");
    }
  }

  // ---- products ---------------------------------------------------------------------------------

  void ends_after(pugi::xml_node node, const char* begin, const char* end) {
    const auto from = text(node, begin);
    const auto to = text(node, end);
    require(from.empty() || to.empty() || to >= from, "CS003", node,
            "De einddatum ligt voor het begin van de periode.");
  }

  void unique(std::set<std::string>& seen, pugi::xml_node node, std::string key) {
    require(seen.insert(std::move(key)).second, "TR101", node,
            "Deze regel staat twee keer in het bericht.");
  }

  /// The size of what is asked or allocated. no_code_rule: that without a code Omvang stays empty;
  /// empty when the code is not in the message.
  void size(pugi::xml_node node, const char* end, std::string_view no_code_rule,
            std::string_view unit_rule) {
    const auto volume = node.child("m:Omvang");
    const bool budget = !node.child("m:Budget").empty();
    const auto last_day = text(node, end);
    const bool present_rules = last_day.empty() || last_day > kOldRulesUntil;
    require(!budget || !last_day.empty(), "CD075", node, "Bij een budget hoort een einddatum.");
    require(!(budget && volume), "CD077", node, "Omvang en Budget mogen niet samen.");
    if (volume) {
      const auto often = text(volume, "iwmo:Frequentie");
      require(often != "2" || !last_day.empty(), "CD076", node,
              "Bij een omvang per week hoort een einddatum.");
      const bool not_by_day = is_one_of(text(volume, "iwmo:Eenheid"), {"14", "16", "83", "84"});
      require(!present_rules || !not_by_day || is_one_of(often, {"2", "4", "6"}), unit_rule, volume,
              "Deze frequentie past niet bij de eenheid.");
    }
    if (no_code_rule.empty()) return;
    const auto product = node.child("m:Product");
    const bool code = !text(product, "iwmo:Code").empty();
    require(budget || product, "CD079", node, "Zonder budget is een product verplicht.");
    require(!code || volume, "CD041", node, "Bij een productcode hoort een omvang.");
    require(code || !present_rules || !volume, no_code_rule, node,
            "Zonder productcode blijft de omvang leeg.");
  }

  static ProductPeriod period_of(pugi::xml_node node, const char* begin, const char* end) {
    const auto product = node.child("m:Product");
    return {std::string{text(product, "iwmo:Categorie")}, std::string{text(product, "iwmo:Code")},
            std::string{text(node, begin)}, std::string{text(node, end)}, false};
  }

  void no_collision(const std::vector<ProductPeriod>& periods, std::string_view rule,
                    pugi::xml_node node) {
    require(first_collision(periods) == periods.size(), rule, node,
            "Hetzelfde product staat er vaker met overlappende perioden.");
  }

  void allocated(pugi::xml_node list) {
    if (!list) return;
    std::set<std::string> numbers;
    std::vector<ProductPeriod> periods;
    for (const auto node : list.children("m:ToegewezenProduct")) {
      size(node, "m:Einddatum", "CD080", "CS338");
      ends_after(node, "m:Ingangsdatum", "m:Einddatum");
      const auto reason = text(node, "m:RedenWijziging");
      const bool no_days = text(node, "m:Ingangsdatum") == text(node, "m:Einddatum");
      require(reason != "13" || no_days, "CS335", node,
              "Een verwijderde toewijzing eindigt op haar ingangsdatum.");
      require(reason != "01", "CS336", node, "Reden wijziging 01 wordt niet gebruikt.");
      unique(numbers, node, std::string{text(node, "m:ToewijzingNummer")});
      periods.push_back(period_of(node, "m:Ingangsdatum", "m:Einddatum"));
      periods.back().removed = no_days && is_one_of(reason, {"01", "13"});
    }
    no_collision(periods, "TR302", list);
  }

  void deliveries(pugi::xml_node list, const char* name) {
    std::set<std::string> keys;
    for (const auto node : list.children(name)) {
      require(is_one_of(text(node, "m:StatusAanlevering"), {"1", "3"}), "CS058", node,
              "StatusAanlevering is hier 1 of 3.");
      const auto product = node.child("m:Product");
      std::string key;
      for (const auto part : {text(node, "m:ToewijzingNummer"), text(product, "iwmo:Categorie"),
                              text(product, "iwmo:Code"), text(node, "m:Begindatum"),
                              text(node, "m:RedenBeeindiging"), text(node, "m:Einddatum")}) {
        key += std::string{part} + "/";
      }
      unique(keys, node, std::move(key));
      const auto end = text(node, "m:Einddatum");
      require(end.empty() || end >= text(node, "m:Begindatum"), "TR018", node,
              "De einddatum ligt voor de begindatum.");
    }
  }

  void requested(pugi::xml_node list) {
    if (!list) return;
    std::set<std::string> references;
    std::vector<ProductPeriod> periods;
    for (const auto node : list.children("m:AangevraagdProduct")) {
      size(node, "m:ToewijzingEinddatum", "CD095", "CS343");
      ends_after(node, "m:ToewijzingIngangsdatum", "m:ToewijzingEinddatum");
      require(text(node, "m:BeschikkingNummer").empty() ==
                  text(node, "m:BeschikkingIngangsdatum").empty(),
              "CD043", node, "Nummer en ingangsdatum van de beschikking horen bij elkaar.");
      referrer(node.child("m:Verwijzer"));
      require(references.insert(std::string{text(node, "m:ReferentieAanbieder")}).second, "TR383",
              node, "ReferentieAanbieder staat vaker in het bericht.");
      periods.push_back(period_of(node, "m:ToewijzingIngangsdatum", "m:ToewijzingEinddatum"));
    }
    no_collision(periods, "TR386", list);
  }

  void referrer(pugi::xml_node node) {
    const bool code = !text(node, "iwmo:ZorgverlenerCode").empty();
    const bool named = !text(node, "iwmo:Naam").empty();
    if (!is_one_of(text(node, "iwmo:Type"), {"02", "03", "04", "05"})) {
      return require(!code, "CD068", node, "Deze verwijzer heeft geen ZorgverlenerCode.");
    }
    require(!(code && named), "CD066", node, "Met een ZorgverlenerCode blijft de naam leeg.");
    require(code || named, "CD067", node, "Zonder ZorgverlenerCode is de naam verplicht.");
  }

  void change(pugi::xml_node request) {
    const auto same = request.child("m:OngewijzigdeProducten");
    const auto other = request.child("m:TeWijzigenProducten");
    const auto added = request.child("m:NieuweProducten");
    require(same || other, "TR352", request, "Er is geen bestaand product genoemd.");
    require(other || added, "TR353", request, "Er wordt niets gewijzigd.");
    std::set<std::string> numbers;
    for (const auto node : same.children("m:OngewijzigdProduct")) {
      unique(numbers, node, std::string{text(node, "m:ToewijzingNummer")});
    }
    numbers.clear();
    for (const auto node : other.children("m:TeWijzigenProduct")) {
      size(node, "m:Einddatum", {}, "CS338");
      ends_after(node, "m:GewensteIngangsdatum", "m:Einddatum");
      unique(numbers, node, std::string{text(node, "m:ToewijzingNummer")});
    }
    std::set<std::string> products;
    std::vector<ProductPeriod> periods;
    for (const auto node : added.children("m:NieuwProduct")) {
      size(node, "m:Einddatum", "CD096", "CS338");
      ends_after(node, "m:GewensteIngangsdatum", "m:Einddatum");
      periods.push_back(period_of(node, "m:GewensteIngangsdatum", "m:Einddatum"));
      const auto& period = periods.back();
      unique(products, node, period.category + "/" + period.code + "/" + period.from);
    }
    if (added) no_collision(periods, "TR410", added);
  }

  void answered(pugi::xml_node node) {
    const bool reason = !text(node, "m:RedenAfwijzingVerzoek").empty();
    if (text(node, "m:VerzoekAntwoord") == "1") {
      require(reason, "CD085", node, "Bij een afwijzing hoort een reden.");
    } else {
      require(!reason, "CD086", node, "Zonder afwijzing blijft de reden leeg.");
    }
  }

  const Opened& opened_;
  std::string dagtekening_;
  std::vector<sdk::Finding> findings_;
};

}  // namespace

std::vector<sdk::Finding> break_of_content_rules(const Opened& opened) {
  return Rules{opened}.run();
}

}  // namespace rodedraad::wmo
