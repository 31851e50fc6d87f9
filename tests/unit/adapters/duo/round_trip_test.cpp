#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>

#include "fixture.h"
#include "rodedraad/message/tree.h"

/// What we register is what we get when we ask: facts to a body, the body to DUO's answer, the
/// answer to the same facts.
namespace rodedraad::tests {
namespace {

using Fields = std::vector<sdk::FieldValue>;

const sdk::FieldValue kBsn{"inburgeraar.bsn", "", "999990019"};

std::string number(int value, std::size_t width) {
  auto digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

rc::Gen<std::string> day() {
  return rc::gen::apply(
      [](int year, int month, int day_of_month) {
        return number(year, 4) + "-" + number(month, 2) + "-" + number(day_of_month, 2);
      },
      rc::gen::inRange(1999, 2060), rc::gen::inRange(1, 13), rc::gen::inRange(1, 29));
}

rc::Gen<std::string> hours() {
  return rc::gen::map(rc::gen::inRange(0, 10'000), [](int n) { return std::to_string(n); });
}

rc::Gen<std::string> one_of(std::vector<std::string> words) {
  return rc::gen::elementOf(std::move(words));
}

void maybe(Fields& fields, const char* path, const rc::Gen<std::string>& value) {
  if (*rc::gen::arbitrary<bool>()) fields.push_back({path, "", *value});
}

void sort(Fields& fields) {
  std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) {
    return std::tie(a.path, a.key) < std::tie(b.path, b.key);
  });
}

class DuoRoundTrip : public Duo {
 protected:
  std::string body(const std::string& kind, Fields fields) const {
    fields.push_back(kBsn);
    return adapter_.encode(request(kind, fields)).body;
  }

  /// The facts in an answer, without those that only DUO says.
  Fields facts(const std::string& kind, const std::string& answer,
               const std::vector<std::string>& without = {}) const {
    const auto decoded = adapter_.decode(content(kind, answer));
    RC_ASSERT(decoded.findings.empty());
    Fields fields;
    for (const auto& fact : decoded.facts) {
      const bool skip = std::find(without.begin(), without.end(), fact.field.path) != without.end();
      if (!fact.withdrawn && !skip) fields.push_back(fact.field);
    }
    sort(fields);
    return fields;
  }
};

TEST_F(DuoRoundTrip, gives_back_a_pip) {
  EXPECT_TRUE(rc::check([this] {
    Fields fields{{"pip.dagtekening", "", *day()}, {"pip.leerroute", "", *one_of({"B", "O", "Z"})}};
    maybe(fields, "pip.niveau", one_of({"A2", "B1"}));
    maybe(fields, "pip.geschatteIntensiteitB1Route",
          rc::gen::suchThat(hours(), [](const std::string& text) { return text != "0"; }));
    maybe(fields, "pip.magOpleidingAfmaken", one_of({"true", "false"}));
    maybe(fields, "pip.alfabetiseringsonderwijs", one_of({"A", "AA", "NVT"}));
    const auto answer = R"({"gemeentecode":"0505","pip":)" + body("pip.registreren", fields) + "}";
    sort(fields);
    RC_ASSERT(facts("pip", answer, {"pip.gemeentecode", "pip.dagtekeningBijDuo"}) == fields);
  }));
}

TEST_F(DuoRoundTrip, gives_back_the_day_of_pvt_and_map) {
  EXPECT_TRUE(rc::check([this] {
    const Fields pvt{{"pvt.datumOndertekening", "", *day()}};
    const Fields map{{"map.datumEindgesprek", "", *day()}};
    RC_ASSERT(facts("pvt", body("pvt.registreren", pvt)) == pvt);
    RC_ASSERT(facts("map", body("map.registreren", map)) == map);
  }));
}

TEST_F(DuoRoundTrip, gives_back_totals_of_hours) {
  struct Total {
    const char* kind;
    const char* path;
    const char* member;
  };
  static constexpr Total kTotals[] = {
      {"uren-bredeintake-taallesknm.registreren", "uren.taallesKnmBredeIntake",
       "TaallesEnKnmBredeIntake"},
      {"uren-participatieactiviteiten.registreren", "uren.participatieactiviteiten",
       "ParticipatieactiviteitenBredeIntake"},
      {"uren-participatietaalles.registreren", "uren.participatietaalles",
       "ParticipatieAlsTaalles"}};
  EXPECT_TRUE(rc::check([this] {
    const auto& total = kTotals[*rc::gen::inRange<std::size_t>(0, 3)];
    const auto until = *day();
    const Fields fields{{total.path, "0505/" + until, *hours()}};
    const auto answer = R"([{"gemeentecode":"0505","bekendTot":")" + until + R"(",")" +
                        total.member + "\":" + body(total.kind, fields) + "}]";
    RC_ASSERT(facts("uren", answer, {"uren.bekendTotEnMet"}) == fields);
  }));
}

TEST_F(DuoRoundTrip, gives_back_hours_at_an_institution) {
  EXPECT_TRUE(rc::check([this] {
    const auto institution = number(*rc::gen::inRange(1, 1'000'000'000), 10);
    const auto until = *day();
    const auto key = "0505/" + institution + "/" + until;
    Fields fields{{"uren.taallesKnmInstelling", key, *hours()}};
    for (const auto* const path : {"uren.geoorloofdVerzuim", "uren.ongeoorloofdVerzuim"}) {
      if (*rc::gen::arbitrary<bool>()) fields.push_back({path, key, *hours()});
    }
    auto sent = fields;
    sent.push_back(kBsn);
    const auto message = adapter_.encode(request("uren-instelling-taallesknm.registreren", sent));
    RC_ASSERT(message.target ==
              "/v1/personen/999990019/uren/instellingen/" + institution + "/taallesknm");
    // DUO wraps the hours: the day stands outside, the number of the institution comes in.
    const auto parsed = message::parse_json(message.body);
    std::string inner = R"({"instellingsnummer":")" + institution + '"';
    for (const auto member : parsed->root().children()) {
      if (std::string_view{member.name()} == "bekendTot") continue;
      inner += std::string{",\""} + member.name() + "\":" + member.child_value();
    }
    const auto answer = R"([{"gemeentecode":"0505","bekendTot":")" +
                        std::string{message::text(parsed->root(), "bekendTot")} +
                        R"(","TaallesEnKnmInstelling":)" + inner + "}}]";
    sort(fields);
    RC_ASSERT(facts("uren", answer, {"uren.bekendTotEnMet"}) == fields);
  }));
}

}  // namespace
}  // namespace rodedraad::tests
