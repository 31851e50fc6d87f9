#include <gmock/gmock.h>

#include "requests.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {
namespace {

using testing::duo_request;

/// One registration of the person in the story who has a PIP and a term, on a day that matters.
/// The term in the story ends 947 days after the story's first day, 2026-05-20: on 2028-12-22.
struct Case {
  const char* name;
  const char* today;
  const char* method;
  const char* what;
  const char* body;
  const char* refusal;  ///< a part of the text; nullptr: it is registered
};

void PrintTo(const Case& value, std::ostream* out) { *out << value.name; }

class DuoRules : public ::testing::TestWithParam<Case> {};

TEST_P(DuoRules, hold) {
  model::FixedClock clock{model::parse_instant("2026-05-20")};
  const auto duo = make_partner("duo", RODEDRAAD_TEST_STORY, clock);
  const auto& [name, today, method, what, body, refusal] = GetParam();
  clock.set(model::parse_instant(today));
  const auto answer = duo->answer(duo_request(method, "999990032", what, body));
  if (refusal == nullptr) {
    EXPECT_THAT(answer.status, ::testing::AnyOf(200, 201, 204)) << answer.body;
  } else {
    EXPECT_THAT(answer.body, ::testing::HasSubstr(refusal)) << answer.status;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Registrations, DuoRules,
    ::testing::Values(
        Case{"today", "2026-05-20", "PUT", "pvt", R"({"datumOndertekeningPvt":"2026-05-20"})",
             nullptr},
        Case{"first_day_of_the_term", "2026-05-20", "PUT", "pvt",
             R"({"datumOndertekeningPvt":"2025-12-22"})", nullptr},
        Case{"before_the_term", "2026-05-20", "PUT", "pvt",
             R"({"datumOndertekeningPvt":"2025-12-21"})", "voor de start"},
        Case{"in_the_future", "2026-05-20", "PUT", "pvt",
             R"({"datumOndertekeningPvt":"2026-05-21"})", "toekomst"},
        Case{"blame_inside_the_term", "2026-05-20", "PUT", "map",
             R"({"datumEindgesprekMap":"2026-05-20","verwijtbaar":"Nee"})", "binnen de"},
        Case{"no_blame_near_the_end", "2028-10-22", "PUT", "pvt", R"({"verwijtbaar":"Nee"})",
             nullptr},
        Case{"no_blame_too_early", "2028-10-21", "PUT", "pvt", R"({"verwijtbaar":"Nee"})",
             "twee maanden"},
        Case{"blame_before_the_end", "2028-12-21", "PUT", "pvt", R"({"verwijtbaar":"Ja"})",
             "pas als de inburgeringstermijn is overschreden"},
        Case{"blame_after_the_end", "2028-12-22", "PUT", "pvt", R"({"verwijtbaar":"Ja"})", nullptr},
        Case{"after_the_end_without_a_word", "2028-12-22", "PUT", "pvt",
             R"({"datumOndertekeningPvt":"2028-12-22"})", "geef op of dit verwijtbaar is"},
        Case{"in_time_but_told_late", "2028-12-30", "PUT", "pvt",
             R"({"datumOndertekeningPvt":"2028-12-21"})", nullptr},
        Case{"pip_changed", "2026-05-20", "POST", "PIP",
             R"({"dagtekeningPip":"2026-05-20","leerroute":"B","niveau":"A2"})", nullptr},
        Case{"pip_older_than_the_current", "2026-05-20", "POST", "PIP",
             R"({"dagtekeningPip":"2025-12-20","leerroute":"B"})", "eerder PIP"},
        Case{"pip_level_of_another_route", "2026-05-20", "POST", "PIP",
             R"({"dagtekeningPip":"2026-05-20","leerroute":"Z","niveau":"B1"})",
             "zelfredzaamheidsroute"},
        Case{"pip_intensity_without_b1", "2026-05-20", "POST", "PIP",
             R"({"dagtekeningPip":"2026-05-20","leerroute":"O","geschatteIntensiteitB1Route":600})",
             "geschatte intensiteit"},
        Case{"pip_withdrawn_in_the_term", "2026-05-20", "DELETE", "PIP", "",
             "inburgeringstermijn is al vastgesteld"},
        Case{
            "offer", "2026-05-20", "POST", "Inburgeringsaanbod/0000104217",
            R"({"datumInburgeringsaanbod":"2026-05-20","verwachteStartdatumOpleiding":"2026-06-01",)"
            R"("verwachteEinddatumOpleiding":"2028-12-22","indicatorAlfabetiseringsonderwijs":"A"})",
            nullptr},
        Case{
            "offer_past_the_term", "2026-05-20", "POST", "Inburgeringsaanbod/0000104217",
            R"({"verwachteEinddatumOpleiding":"2028-12-23","indicatorAlfabetiseringsonderwijs":"A"})",
            "niet binnen de inburgeringstermijn"},
        Case{"offer_before_the_pip", "2026-05-20", "POST", "Inburgeringsaanbod/0000104217",
             R"({"datumInburgeringsaanbod":"2025-12-20","indicatorAlfabetiseringsonderwijs":"A"})",
             "voor de dagtekening"},
        Case{"offer_without_mark", "2026-05-20", "POST", "Inburgeringsaanbod/0000104218",
             R"({"indicatorAlfabetiseringsonderwijs":"NVT"})", "geldig keurmerk"},
        Case{"offer_of_nobody", "2026-05-20", "POST", "Inburgeringsaanbod/0000100000",
             R"({"indicatorAlfabetiseringsonderwijs":"NVT"})", "niet bekend bij DUO"},
        Case{"offer_withdrawn", "2026-05-20", "DELETE", "Inburgeringsaanbod/0000104217", "",
             nullptr},
        Case{"hours", "2026-05-20", "PUT", "uren/instellingen/0000104217/taallesknm",
             R"({"bekendTot":"2026-05-20","uren":40})", nullptr},
        Case{"hours_in_the_future", "2026-05-20", "PUT", "uren/instellingen/0000104217/taallesknm",
             R"({"bekendTot":"2026-05-21","uren":40})", "toekomst"},
        Case{"hours_before_the_offer", "2026-05-20", "PUT",
             "uren/instellingen/0000104217/taallesknm", R"({"bekendTot":"2026-01-19"})",
             "eerste aanbod"},
        Case{"hours_without_mark", "2026-05-20", "PUT", "uren/instellingen/0000104218/taallesknm",
             R"({"bekendTot":"2026-05-20"})", "geldig keurmerk"}),
    [](const auto& one) { return std::string{one.param.name}; });

}  // namespace
}  // namespace rodedraad::simulate
