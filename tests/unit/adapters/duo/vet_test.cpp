#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::Contains;
using testing::IsEmpty;
using Fields = std::vector<sdk::FieldValue>;

const sdk::FieldValue kBsn{"inburgeraar.bsn", "", "999990019"};

/// Somebody in route B of Dordrecht, whose term runs from 29 April 2026 to 28 April 2029.
const Fields kCase{kBsn,
                   {"pip.gemeentecode", "", "0505"},
                   {"pip.dagtekeningBijDuo", "", "2026-04-28"},
                   {"pip.dagtekening", "", "2026-04-28"},
                   {"pip.leerroute", "", "B"},
                   {"pip.niveau", "", "B1"},
                   {"inburgeraar.datumInschrijvingGemeente", "", "2026-02-20"},
                   {"inburgeringsplicht.indicator", "", "true"},
                   {"inburgeringsplicht.begindatum", "", "2026-02-16"},
                   {"inburgeringsplicht.doelgroep", "", "asielstatushouder"},
                   {"inburgeringstermijn.startdatum", "", "2026-04-29"},
                   {"inburgeringstermijn.einddatum", "", "2029-04-28"},
                   {"cursusinstelling.naam", "0000104217", "De Brug"},
                   {"cursusinstelling.bowKeurmerk", "0000104217", "true"},
                   {"cursusinstelling.naam", "0000109999", "Zonder keurmerk"},
                   {"cursusinstelling.bowKeurmerk", "0000109999", "false"},
                   {"cursusinstelling.tstKeurmerk", "0000109999", "true"}};

/// The case with some fields said otherwise; an empty value takes the field away.
Fields with(const Fields& changes, Fields fields = kCase) {
  for (const auto& change : changes) {
    std::erase_if(fields, [&](const sdk::FieldValue& field) {
      return field.path == change.path && field.key == change.key;
    });
    if (!change.value.empty()) fields.push_back(change);
  }
  return fields;
}

/// The codes of the errors, in the order of the rules.
std::vector<std::string> refusals(const std::vector<sdk::Finding>& findings) {
  std::vector<std::string> codes;
  for (const auto& finding : findings) {
    if (finding.severity == sdk::Severity::error) codes.push_back(finding.code);
  }
  return codes;
}

std::vector<std::string> unchecked(const std::vector<sdk::Finding>& findings) {
  std::vector<std::string> places;
  for (const auto& finding : findings) {
    if (finding.code == "duo-niet-te-controleren") places.push_back(finding.text);
  }
  return places;
}

struct Case {
  const char* name;
  const char* kind;
  const char* today;
  Fields changes;
  std::vector<std::string> broken;
};

void PrintTo(const Case& value, std::ostream* out) { *out << value.name; }

class DuoRule : public Duo, public testing::WithParamInterface<Case> {};

TEST_P(DuoRule, keeps_what_duo_would_refuse) {
  const auto& [name, kind, today, changes, broken] = GetParam();
  const auto fields = with(changes);
  // All travels that a kind of this adapter can carry; the rest is what is consulted.
  EXPECT_EQ(refusals(adapter_.vet(request(kind, fields), {true, today, fields})), broken);
}

const auto kSuffix = [](const auto& tested) { return std::string{tested.param.name}; };

sdk::FieldValue dated(const char* day) { return {"pip.dagtekening", "", day}; }
sdk::FieldValue signed_on(const char* day) { return {"pvt.datumOndertekening", "", day}; }
const sdk::FieldValue kBlame{"pvt.verwijtbaar", "", "true"};
const sdk::FieldValue kNoBlame{"pvt.verwijtbaar", "", "false"};
const sdk::FieldValue kNoTerm{"inburgeringstermijn.startdatum", "", ""};
const sdk::FieldValue kNoPlanAtDuo{"pip.dagtekeningBijDuo", "", ""};

INSTANTIATE_TEST_SUITE_P(
    Pip, DuoRule,
    testing::Values(
        Case{"pip_is_right", "pip.registreren", "2026-05-01", {}, {}},
        Case{"pip_on_the_first_day_of_the_duty",
             "pip.registreren",
             "2026-05-01",
             {dated("2026-02-20"),
              kNoTerm,
              kNoPlanAtDuo,
              {"inburgeringsplicht.begindatum", "", "2026-02-20"}},
             {}},
        Case{"pip_before_the_duty",
             "pip.registreren",
             "2026-05-01",
             {dated("2026-02-15"),
              kNoTerm,
              kNoPlanAtDuo,
              {"inburgeraar.datumInschrijvingGemeente", "", "2026-02-01"}},
             {"duo-pip-voor-plicht"}},
        Case{"pip_before_the_settlement",
             "pip.registreren",
             "2026-05-01",
             {dated("2026-02-19"), kNoTerm, kNoPlanAtDuo},
             {"duo-pip-voor-vestiging"}},
        Case{"pip_before_the_first_one",
             "pip.registreren",
             "2026-05-01",
             {dated("2026-04-27"), kNoPlanAtDuo},
             {"duo-pip-voor-eerste"}},
        Case{"pip_before_the_current_one",
             "pip.registreren",
             "2027-05-01",
             {dated("2027-01-30"), {"pip.dagtekeningBijDuo", "", "2027-01-31"}},
             {"duo-pip-voor-huidige"}},
        Case{"pip_on_the_day_of_the_current_one",
             "pip.registreren",
             "2027-05-01",
             {dated("2027-01-31"), {"pip.dagtekeningBijDuo", "", "2027-01-31"}},
             {}},
        Case{"pip_a2_with_o",
             "pip.registreren",
             "2026-05-01",
             {{"pip.leerroute", "", "O"}, {"pip.niveau", "", "A2"}},
             {"duo-pip-a2-onderwijsroute"}},
        Case{"pip_b1_with_z",
             "pip.registreren",
             "2026-05-01",
             {{"pip.leerroute", "", "Z"}},
             {"duo-pip-b1-zelfredzaamheidsroute"}},
        Case{"pip_a2_with_z",
             "pip.registreren",
             "2026-05-01",
             {{"pip.leerroute", "", "Z"}, {"pip.niveau", "", "A2"}},
             {}},
        Case{"pip_a2_with_b_as_a_change",
             "pip.registreren",
             "2026-05-01",
             {{"pip.niveau", "", "A2"}},
             {}},
        Case{"pip_a2_with_b_as_the_first",
             "pip.registreren",
             "2026-05-01",
             {{"pip.niveau", "", "A2"}, kNoTerm, kNoPlanAtDuo},
             {"duo-pip-a2-eerste"}},
        Case{"pip_intensity_for_asylum",
             "pip.registreren",
             "2026-05-01",
             {{"pip.geschatteIntensiteitB1Route", "", "900"}},
             {}},
        Case{"pip_intensity_with_o",
             "pip.registreren",
             "2026-05-01",
             {{"pip.geschatteIntensiteitB1Route", "", "900"}, {"pip.leerroute", "", "O"}},
             {"duo-pip-intensiteit"}},
        Case{"pip_intensity_for_family",
             "pip.registreren",
             "2026-05-01",
             {{"pip.geschatteIntensiteitB1Route", "", "900"},
              {"inburgeringsplicht.doelgroep", "", "gezinsmigrant-en-overige-migrant"}},
             {"duo-pip-intensiteit"}},
        Case{"pip_removed_before_the_term", "pip.verwijderen", "2026-05-01", {kNoTerm}, {}},
        Case{"pip_removed_in_the_term",
             "pip.verwijderen",
             "2026-05-01",
             {},
             {"duo-pip-termijn-gestart"}},
        Case{"pip_removed_with_hours",
             "pip.verwijderen",
             "2026-05-01",
             {kNoTerm,
              {"inburgeringsaanbod.instellingsnummer", "", "0000104217"},
              {"uren.taallesKnmInstelling", "0505/0000104217/2026-05-01", "4"}},
             {"duo-pip-uren"}},
        Case{"pip_removed_with_hours_of_an_earlier_offer",
             "pip.verwijderen",
             "2026-05-01",
             {kNoTerm,
              {"inburgeringsaanbod.instellingsnummer", "", "0000109999"},
              {"uren.taallesKnmInstelling", "0505/0000104217/2026-05-01", "4"}},
             {}}),
    kSuffix);

INSTANTIATE_TEST_SUITE_P(
    Result, DuoRule,
    testing::Values(
        Case{"pvt_today", "pvt.registreren", "2026-05-20", {signed_on("2026-05-20")}, {}},
        Case{"pvt_first_day_of_the_term",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-04-29")},
             {}},
        Case{"pvt_before_the_term",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-04-28")},
             {"duo-voor-termijn"}},
        Case{"pvt_in_the_future",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-05-21")},
             {"duo-toekomst"}},
        Case{"pvt_with_the_pip_of_another_municipality",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-05-20"), {"pip.gemeentecode", "", "0344"}},
             {"duo-geen-eigen-pip"}},
        Case{"pvt_after_the_z_route",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-05-20"), {"zroute.datumAfronding", "", "2026-05-19"}},
             {"duo-na-zroute"}},
        Case{"pvt_withdrawn", "pvt.registreren", "2026-05-20", {}, {}},
        Case{"pvt_withdrawn_after_the_z_route",
             "pvt.registreren",
             "2026-05-20",
             {{"zroute.datumAfronding", "", "2026-05-19"}},
             {"duo-intrekken-zroute"}},
        Case{"pvt_when_fulfilled_by_the_z_route",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-05-20"),
              {"pip.leerroute", "", "Z"},
              {"inburgeringsplicht.redenGeen", "", "Inburgeringsplicht voldaan"}},
             {"duo-al-voldaan"}},
        Case{"pvt_when_fulfilled_by_another_route",
             "pvt.registreren",
             "2026-05-20",
             {signed_on("2026-05-20"),
              {"inburgeringsplicht.redenGeen", "", "Inburgeringsplicht voldaan"}},
             {}},
        Case{"pvt_last_day_told_late",
             "pvt.registreren",
             "2029-05-20",
             {signed_on("2029-04-28")},
             {}},
        Case{"pvt_a_day_too_late_without_a_word",
             "pvt.registreren",
             "2029-05-20",
             {signed_on("2029-04-29")},
             {"duo-verwijtbaar-ontbreekt"}},
        Case{"pvt_a_day_too_late_with_blame",
             "pvt.registreren",
             "2029-05-20",
             {signed_on("2029-04-29"), kBlame},
             {}},
        Case{"pvt_in_time_with_a_word",
             "pvt.registreren",
             "2029-04-20",
             {signed_on("2029-04-20"), kNoBlame},
             {"duo-verwijtbaar-te-veel"}},
        Case{"pvt_no_blame_two_months_before_the_end",
             "pvt.registreren",
             "2029-02-28",
             {kNoBlame},
             {"duo-niet-verwijtbaar-te-vroeg"}},
        Case{"pvt_no_blame_within_two_months", "pvt.registreren", "2029-03-01", {kNoBlame}, {}},
        Case{"pvt_no_blame_after_the_end", "pvt.registreren", "2030-01-01", {kNoBlame}, {}},
        Case{"pvt_blame_on_the_last_day",
             "pvt.registreren",
             "2029-04-28",
             {kBlame},
             {"duo-verwijtbaar-te-vroeg"}},
        Case{"pvt_blame_after_the_end", "pvt.registreren", "2029-04-29", {kBlame}, {}},
        Case{"map_in_the_future",
             "map.registreren",
             "2027-10-11",
             {{"map.datumEindgesprek", "", "2027-10-12"}},
             {"duo-toekomst"}},
        Case{"map_with_blame_in_time",
             "map.registreren",
             "2027-10-12",
             {{"map.datumEindgesprek", "", "2027-10-12"}, {"map.verwijtbaar", "", "true"}},
             {"duo-verwijtbaar-te-veel", "duo-verwijtbaar-te-vroeg"}},
        Case{"z_route_has_no_rules",
             "zroute.registreren",
             "2027-10-12",
             {{"zroute.datumAfronding", "", "2030-01-01"}},
             {}}),
    kSuffix);

const sdk::FieldValue kInstitution{"inburgeringsaanbod.instellingsnummer", "", "0000104217"};
const sdk::FieldValue kOther{"inburgeringsaanbod.instellingsnummer", "", "0000109999"};
const sdk::FieldValue kOffer{"inburgeringsaanbod.datum", "", "2026-05-18"};
sdk::FieldValue starting(const char* day) {
  return {"inburgeringsaanbod.verwachteStartdatum", "", day};
}
sdk::FieldValue ending(const char* day) {
  return {"inburgeringsaanbod.verwachteEinddatum", "", day};
}
const sdk::FieldValue kEducation{"pip.leerroute", "", "O"};

INSTANTIATE_TEST_SUITE_P(
    Offer, DuoRule,
    testing::Values(Case{"offer_is_right",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, kOffer, starting("2026-06-01"), ending("2029-04-28")},
                         {}},
                    Case{"offer_for_family",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution,
                          kOffer,
                          {"inburgeringsplicht.doelgroep", "", "gezinsmigrant-en-overige-migrant"}},
                         {"duo-aanbod-asiel"}},
                    Case{"offer_of_an_unknown_institution",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {{"inburgeringsaanbod.instellingsnummer", "", "0000100000"}, kOffer},
                         {"duo-aanbod-instelling"}},
                    Case{"offer_without_mark",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kOther, kOffer},
                         {"duo-aanbod-instelling"}},
                    Case{"offer_with_recognition_in_route_o",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kOther, kOffer, kEducation},
                         {}},
                    Case{"offer_before_the_pip",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, {"inburgeringsaanbod.datum", "", "2026-04-27"}},
                         {"duo-aanbod-voor-pip"}},
                    Case{"course_before_the_pip",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, starting("2026-04-27"), kOffer},
                         {"duo-opleiding-voor-pip", "duo-opleiding-voor-termijn"}},
                    Case{"bridge_before_the_offer",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, kOffer, starting("2026-05-17"), kEducation},
                         {"duo-taalschakel-voor-aanbod"}},
                    Case{"course_that_ends_before_it_starts",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, kOffer, starting("2026-06-01"), ending("2026-05-31")},
                         {"duo-opleiding-einde"}},
                    Case{"course_that_ends_after_the_term",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, kOffer, starting("2026-06-01"), ending("2029-04-29")},
                         {"duo-opleiding-einde-na-termijn"}},
                    Case{"course_that_starts_after_the_term",
                         "inburgeringsaanbod.registreren",
                         "2026-05-20",
                         {kInstitution, kOffer, starting("2029-04-29")},
                         {"duo-opleiding-na-termijn"}}),
    kSuffix);

sdk::FieldValue hours(const char* until) {
  return {"uren.taallesKnmInstelling", std::string{"0505/0000104217/"} + until, "40"};
}

INSTANTIATE_TEST_SUITE_P(
    Hours, DuoRule,
    testing::Values(Case{"hours_are_right",
                         "uren-instelling-taallesknm.registreren",
                         "2026-07-01",
                         {kInstitution, kOffer, starting("2026-06-01"), hours("2026-07-01")},
                         {}},
                    Case{"hours_in_the_future",
                         "uren-instelling-taallesknm.registreren",
                         "2026-06-30",
                         {kInstitution, kOffer, starting("2026-06-01"), hours("2026-07-01")},
                         {"duo-uren-toekomst"}},
                    Case{"hours_before_the_term",
                         "uren-instelling-taallesknm.registreren",
                         "2026-07-01",
                         {kInstitution,
                          {"inburgeringsaanbod.datum", "", "2026-04-01"},
                          starting("2026-06-01"),
                          hours("2026-04-28")},
                         {"duo-uren-voor-termijn"}},
                    Case{"hours_before_the_offer",
                         "uren-instelling-taallesknm.registreren",
                         "2026-07-01",
                         {kInstitution, kOffer, starting("2026-06-01"), hours("2026-05-17")},
                         {"duo-uren-voor-aanbod"}},
                    Case{"hours_without_a_start",
                         "uren-instelling-taallesknm.registreren",
                         "2026-07-01",
                         {kInstitution, kOffer, hours("2026-07-01")},
                         {"duo-uren-zonder-start"}},
                    Case{"hours_at_an_institution_without_mark",
                         "uren-instelling-taallesknm.registreren",
                         "2026-07-01",
                         {kInstitution,
                          kOffer,
                          starting("2026-06-01"),
                          hours("2026-07-01"),
                          {"cursusinstelling.bowKeurmerk", "0000104217", "false"}},
                         {"duo-uren-instelling"}}),
    kSuffix);

TEST_F(Duo, keeps_hours_older_than_those_that_the_case_has) {
  const auto sent = with({kInstitution, kOffer, starting("2026-06-01"), hours("2026-07-01")});
  const auto known = with({hours("2026-08-01")}, sent);
  const auto findings = adapter_.vet(request("uren-instelling-taallesknm.registreren", sent),
                                     {true, "2026-09-01", known});
  EXPECT_THAT(refusals(findings), testing::ElementsAre("duo-uren-ouder"));
}

TEST_F(Duo, does_not_give_a_contact_person_two_numbers) {
  const Fields contact{{"contactpersoon.naam", "", "A. Jansen"},
                       {"contactpersoon.email", "", "a@gemeente.example"},
                       {"contactpersoon.telefoonnummer", "", "0781234567"}};
  const auto vetted = [&](Fields known) {
    return adapter_.vet(request("contactpersoon.aanmelden", contact),
                        {true, "2026-05-01", std::move(known)});
  };
  EXPECT_THAT(vetted({}), IsEmpty());
  EXPECT_THAT(refusals(vetted({{"contactpersoon.duoNummer", "", "417"}})),
              testing::ElementsAre("duo-contactpersoon-bestaat"));
}

struct Unknown {
  const char* kind;
  Fields sent;
};

class DuoUnknown : public Duo, public testing::WithParamInterface<Unknown> {};

TEST_P(DuoUnknown, is_let_through_with_a_word) {
  auto fields = GetParam().sent;
  fields.push_back(kBsn);
  const auto findings =
      adapter_.vet(request(GetParam().kind, fields), {true, "2026-05-01", fields});
  EXPECT_THAT(refusals(findings), IsEmpty());
  EXPECT_THAT(unchecked(findings), Contains(testing::StartsWith("Niet te controleren: of ")));
  for (const auto& text : unchecked(findings)) EXPECT_THAT(text, testing::EndsWith("."));
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoUnknown,
    testing::Values(Unknown{"pip.registreren",
                            {dated("2026-04-28"),
                             {"pip.leerroute", "", "B"},
                             {"pip.niveau", "", "A2"},
                             {"pip.geschatteIntensiteitB1Route", "", "900"}}},
                    Unknown{"pip.verwijderen", {}},
                    Unknown{"pvt.registreren", {signed_on("2026-05-01")}},
                    Unknown{"pvt.registreren", {kNoBlame}},
                    Unknown{"map.registreren", {{"map.verwijtbaar", "", "true"}}},
                    Unknown{"inburgeringsaanbod.registreren",
                            {kInstitution, kOffer, starting("2026-06-01"), ending("2027-06-01")}},
                    Unknown{"uren-instelling-taallesknm.registreren", {hours("2026-05-01")}},
                    Unknown{"boetes.opvragen", {}}));

TEST_F(Duo, names_no_value_in_what_it_finds) {
  const auto fields = with({dated("2026-01-01"), {"pip.gemeentecode", "", "0344"}});
  for (const auto& finding :
       adapter_.vet(request("pip.registreren", fields), {true, "2027-05-01", fields})) {
    for (const auto& field : fields) {
      if (field.value.size() > 4) {
        EXPECT_THAT(finding.text, testing::Not(testing::HasSubstr(field.value)));
      }
    }
  }
}

// ---- may we ask?

struct Asked {
  const char* name;
  Fields known;
  std::vector<std::string> grounds;  ///< the places of the evidence
  bool may_ask = true;
};

void PrintTo(const Asked& value, std::ostream* out) { *out << value.name; }

class DuoRelevance : public Duo, public testing::WithParamInterface<Asked> {};

TEST_P(DuoRelevance, follows_from_the_case) {
  const auto& [name, known, grounds, may_ask] = GetParam();
  const auto findings =
      adapter_.vet(request("boetes.opvragen", {kBsn}), {true, "2027-05-31", known});
  std::vector<std::string> found;
  for (const auto& finding : findings) {
    if (finding.code == "duo-relevantie") found.push_back(finding.where);
  }
  EXPECT_EQ(found, grounds);
  EXPECT_EQ(refusals(findings).empty(), may_ask);
}

const sdk::FieldValue kElsewhere{"pip.gemeentecode", "", "0344"};
sdk::FieldValue planned(const char* day) { return {"pip.dagtekeningBijDuo", "", day}; }
sdk::FieldValue told(const char* moment) {
  return {"gebeurtenis.id", std::string{moment} + "/SS139", "SS139"};
}
sdk::FieldValue registered(const char* day) {
  return {"inburgeraar.datumInschrijvingGemeente", "", day};
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoRelevance,
    testing::Values(
        Asked{"own_pip", {{"pip.gemeentecode", "", "0505"}}, {"pip.gemeentecode"}},
        Asked{"registered", {registered("2026-02-20")}, {"inburgeraar.datumInschrijvingGemeente"}},
        Asked{"linked_by_coa",
              {{"coaKoppeling.gemeentecode", "", "0505"}},
              {"coaKoppeling.gemeentecode"}},
        Asked{"linked_elsewhere", {{"coaKoppeling.gemeentecode", "", "0344"}}, {}},
        Asked{"notified", {told("2026-03-02T09:15:27Z")}, {"gebeurtenis.id"}},
        Asked{"only_in_the_log", {told("2026-03-02")}, {}}, Asked{"nothing_known", {}, {}},
        Asked{"gone_for_long", {kElsewhere, planned("2027-04-30")}, {}, false},
        Asked{"gone_a_month_less_a_day", {kElsewhere, planned("2027-05-01")}, {"pip.gemeentecode"}},
        Asked{"gone_after_we_were_told",
              {kElsewhere, planned("2027-01-01"), told("2026-03-02T09:15:27Z"),
               registered("2026-02-20")},
              {},
              false},
        Asked{"came_from_elsewhere",
              {kElsewhere, planned("2026-01-01"), told("2026-03-02T09:15:27Z"),
               registered("2026-02-20")},
              {"inburgeraar.datumInschrijvingGemeente", "gebeurtenis.id"}},
        Asked{"elsewhere_since_nobody_knows_when", {kElsewhere}, {}}),
    kSuffix);

TEST_F(Duo, says_why_it_may_not_ask_and_what_to_do) {
  const auto findings = adapter_.vet(request("pip.opvragen", {kBsn}),
                                     {true, "2027-05-31", {kElsewhere, planned("2026-01-01")}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().code, "duo-niet-relevant");
  EXPECT_THAT(findings.front().text, testing::HasSubstr("leg de inschrijving"));
}

TEST_F(Duo, may_always_ask_what_is_about_nobody) {
  EXPECT_THAT(adapter_.vet(request("verlengingsgronden.opvragen", {}), {true, "2027-05-31", {}}),
              IsEmpty());
}

}  // namespace
}  // namespace rodedraad::tests
