#include "duo_population.h"

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
  return person;
}

}  // namespace

Person* Population::find(std::string_view bsn) {
  const auto found = persons_.find(bsn);
  if (found != persons_.end()) return &found->second;
  if (!everybody_ || !sdk::is_bsn(bsn)) return nullptr;
  return &persons_.emplace(bsn, invent(bsn)).first->second;
}

}  // namespace rodedraad::simulate
