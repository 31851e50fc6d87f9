#include "duo_population.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

/// Numbers that look random and follow from a BSN (splitmix64).
class Dice {
 public:
  explicit Dice(std::string_view bsn) {
    std::from_chars(bsn.data(), bsn.data() + bsn.size(), state_);
  }

  int below(int sides) {
    state_ += 0x9E3779B97F4A7C15U;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    return static_cast<int>(mixed % static_cast<std::uint64_t>(sides));
  }

 private:
  std::uint64_t state_ = 0;
};

std::string text(std::chrono::sys_days day) { return model::Date{day}.text(); }

/// Somebody who became inburgeringsplichtig in 2025, got a PIP in time and is on the way.
Person invent(std::string_view bsn) {
  using std::chrono::days;
  using namespace std::chrono_literals;
  constexpr std::chrono::sys_days first{2025y / 1 / 6};
  Dice dice{bsn};
  const auto begin = first + days{dice.below(300)};
  const auto notice = begin + days{7 + dice.below(14)};
  const auto plan = notice + days{28 + dice.below(40)};
  const auto term = plan + days{1};
  const std::chrono::year_month_day start{term};
  const bool asylum = dice.below(4) != 0;
  constexpr auto routes = std::string_view{"BBOZ"};
  const std::string route{routes[static_cast<std::size_t>(dice.below(4))]};

  Person person;
  person.gemeentecode = "0505";
  person.set("inburgeringsplicht", {{"indicatorInburgeringsplicht", "true"},
                                    {"begindatum", text(begin)},
                                    {"wijzigingsdatum", text(begin)},
                                    {"datumKennisgevingInburgeringsplicht", text(notice)}});
  person.set("doelgroep",
             {{"indeling", asylum ? "Asielstatushouder" : "Gezinsmigrant en overige migrant"},
              {"begindatum", text(begin)},
              {"gedetailleerdeDoelgroep", asylum ? "Asielstatushouder" : "Gezinshereniger"}});
  person.set("pip", {{"dagtekeningPip", text(plan)},
                     {"leerroute", route},
                     {"niveau", route == "Z" ? "A2" : "B1"},
                     {"indicatorAlfabetiseringsonderwijs", "NVT"}});
  // Three years later on the same day, which DUO's end excludes; 29 February ends on 1 March.
  const auto end = start + std::chrono::years{3};
  person.set("inburgeringstermijn",
             {{"startdatum", text(term)},
              {"einddatum", text(end.ok() ? std::chrono::sys_days{end}
                                          : std::chrono::sys_days{end.year() / 3 / 1})}});
  for (const auto* const part : {"KNM", "LE", "LU", "SC", "SP"}) {
    person.records["gratispoging"].push_back({{"onderdeel", part}, {"gratisPogingenTegoed", "2"}});
  }
  person.records["lbt-resultaat"].push_back({{"resultaat", "B1-route haalbaar"},
                                             {"behaaldeScore", "62,50"},
                                             {"benodigdeScore", "55,00"},
                                             {"datumAfname", text(plan - days{10})}});
  person.set("lbt-examennummer", {{"examennummer", "LBT" + std::to_string(dice.below(900'000))}});
  person.records["gebeurtenis"].push_back(
      {{"id", "SS139"},
       {"omschrijving", "Persoon is inburgeringsplichtig en termijn PIP is gestart"},
       {"datum", text(notice)}});
  return person;
}

}  // namespace

Population::Population() {
  lists_["verlengingsgrond"] = {{{"code", "1"}, {"omschrijving", "Langdurige ziekte"}},
                                {{"code", "3"}, {"omschrijving", "Bevalling"}}};
  lists_["instelling"] = {{{"instellingsnummer", "0000104217"},
                           {"naam", "Taalschool De Brug (fictief)"},
                           {"postcode", "3311AB"},
                           {"huisnummer", "12"},
                           {"plaatsnaam", "Dordrecht"},
                           {"bow", "4412"},
                           {"indicatieBowKeurmerk", "true"},
                           {"indicatieTstKeurmerk", "false"}},
                          {{"instellingsnummer", "0000104218"},
                           {"naam", "Schakelcollege (fictief)"},
                           {"postcode", "3311AC"},
                           {"huisnummer", "1"},
                           {"plaatsnaam", "Dordrecht"},
                           {"brin", "12AB"},
                           {"indicatieBowKeurmerk", "false"},
                           {"indicatieTstKeurmerk", "true"}}};
}

const std::vector<Record>& Population::list(std::string_view name) const {
  static const std::vector<Record> none;
  const auto found = lists_.find(name);
  return found == lists_.end() ? none : found->second;
}

const Record* Population::institution(std::string_view number) const {
  const auto& known = list("instelling");
  const auto found = std::find_if(known.begin(), known.end(), [number](const Record& record) {
    return record.at("instellingsnummer") == number;
  });
  return found == known.end() ? nullptr : &*found;
}

Person* Population::find(std::string_view bsn) {
  const auto found = persons_.find(bsn);
  if (found != persons_.end()) return &found->second;
  if (!everybody_ || !sdk::is_bsn(bsn)) return nullptr;
  return &persons_.emplace(bsn, invent(bsn)).first->second;
}

}  // namespace rodedraad::simulate
