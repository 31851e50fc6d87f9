#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::IsEmpty;

/// The fields of a case, as one source told them.
using Told = std::map<std::pair<std::string, std::string>, std::string>;

void remember(Told& told, const sdk::Decoded& decoded) {
  for (const auto& fact : decoded.facts) {
    const std::pair place{fact.field.path, fact.field.key};
    if (fact.withdrawn) {
      told.erase(place);
    } else {
      told[place] = fact.field.value;
    }
  }
}

sdk::Known known(const Told& told) {
  sdk::Known known{true, "2026-05-01", {}};
  for (const auto& [place, value] : told) {
    known.fields.push_back({place.first, place.second, value});
  }
  return known;
}

class Snapshot : public Participatiewet {
 protected:
  /// What the hub does with an answer: decode, then relate to what the source said before.
  void take(Told& told, const std::string& kind, const std::string& body) const {
    const auto message = answered(kind, body);
    const auto before = known(told);
    remember(told, adapter_.decode(message));
    remember(told, adapter_.relate(message, before));
  }

  Told after(const std::string& kind, const std::string& body) const {
    Told told;
    take(told, kind, body);
    return told;
  }

  static std::string nothing() { return golden("participatiewet", "bijstand_niets.xml"); }
};

TEST_F(Snapshot, takes_back_a_benefit_that_is_gone) {
  Told told;
  take(told, "bijstandsregelingen", bijstand(uitkering("20260119")));
  ASSERT_EQ((told[{"bijstand.status", ""}]), "toegekend");
  take(told, "bijstandsregelingen", bijstand(""));
  EXPECT_THAT(told, IsEmpty());
}

TEST_F(Snapshot, takes_back_all_of_it_when_nothing_is_found) {
  Told told;
  take(told, "bijstandsregelingen", bijstand(aanvraag("20260101") + uitkering("20260119")));
  take(told, "bijstandsregelingen", nothing());
  EXPECT_THAT(told, IsEmpty());
}

TEST_F(Snapshot, concludes_nothing_from_the_absence_in_a_partial_answer) {
  Told told;
  take(told, "bijstandsregelingen", bijstand(uitkering("20260119")));
  const auto before = told;
  take(told, "bijstandsregelingen",
       bijstand("",
                "<f:FWI><Waarschuwing><Code>1</Code><Tekst>x</Tekst><Bron><DN>x</DN></Bron>"
                "</Waarschuwing></f:FWI>"));
  EXPECT_EQ(told, before);
}

TEST_F(Snapshot, concludes_nothing_from_an_answer_that_deviates) {
  Told told;
  take(told, "bijstandsregelingen", bijstand(uitkering("20260119")));
  const auto before = told;
  take(told, "bijstandsregelingen", bijstand("<Geslacht>v</Geslacht>"));
  EXPECT_EQ(told, before);
}

TEST_F(Snapshot, still_concludes_from_an_answer_with_information) {
  Told told;
  take(told, "bijstandsregelingen", bijstand(uitkering("20260119")));
  take(told, "bijstandsregelingen",
       bijstand("",
                "<f:FWI><Informatie><Code>1</Code><Tekst>x</Tekst><Bron><DN>x</DN></Bron>"
                "</Informatie></f:FWI>"));
  EXPECT_THAT(told, IsEmpty());
}

TEST_F(Snapshot, leaves_what_came_in_another_way) {
  const Told asked{{{"bijstand.bron", ""}, "webintake"},
                   {{"bijstand.status", ""}, "aangevraagd"},
                   {{"bijstand.aanvraagdatum", ""}, "2026-01-19"},
                   {{"maatregel.bron", "M-1"}, "melding"},
                   {{"maatregel.begindatum", "M-1"}, "2026-01-01"}};
  Told told = asked;
  take(told, "bijstandsregelingen", nothing());
  EXPECT_EQ(told, asked);
}

TEST_F(Snapshot, takes_back_a_permit_and_an_address_that_the_register_no_longer_has) {
  Told told;
  take(told, "brpdossier", golden("participatiewet", "brpdossier.xml"));
  ASSERT_TRUE(told.contains({"verblijfstitel.soort", ""}));
  take(told, "brpdossier", golden("participatiewet", "brpdossier_geheim.xml"));
  EXPECT_FALSE(told.contains({"verblijfstitel.soort", ""}));
  EXPECT_FALSE(told.contains({"inburgeraar.adres", ""}));
  EXPECT_EQ((told[{"verblijfstitel.code", ""}]), "41");
}

TEST_F(Snapshot, takes_back_what_focus_no_longer_expects) {
  Told told;
  take(told, "focus.aanvragen", golden("participatiewet", "focus_herstel.json"));
  ASSERT_TRUE(told.contains({"bijstand.wachtOpKlantTot", ""}));
  take(told, "focus.aanvragen", golden("participatiewet", "focus_besluit.json"));
  EXPECT_FALSE(told.contains({"bijstand.wachtOpKlantTot", ""}));
  EXPECT_FALSE(told.contains({"bijstand.verwachteBeslisdatum", ""}));
  EXPECT_EQ((told[{"bijstand.status", ""}]), "toegekend");
}

std::string random_day() {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(*rc::gen::inRange(2019, 2028)) + two(*rc::gen::inRange(0, 13)) + "00";
}

std::string random_dossier() {
  std::string elements;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    elements += aanvraag(random_day(), *rc::gen::element<std::string>("", "01", "04", "88"),
                         *rc::gen::element<std::string>("PW", "IOAW", "BB", "XX"));
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    std::string measures;
    for (int m = *rc::gen::inRange(0, 3); m > 0; --m) {
      measures += "<MaatregelMbtUitkering><DatBMaatregelMbtUitkering>" + random_day() +
                  "</DatBMaatregelMbtUitkering></MaatregelMbtUitkering>";
    }
    elements += uitkering(random_day(), *rc::gen::element(std::string{}, random_day()), measures,
                          *rc::gen::element<std::string>("PW", "BB"));
  }
  return elements;
}

RC_GTEST_FIXTURE_PROP(Snapshot, leaves_exactly_the_facts_of_the_last_full_picture, ()) {
  const auto last = bijstand(random_dossier());
  Told told;
  take(told, "bijstandsregelingen", bijstand(random_dossier()));
  take(told, "bijstandsregelingen", last);
  RC_ASSERT(told == after("bijstandsregelingen", last));
}

std::string random_provisions() {
  std::string elements;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const auto number = *rc::gen::element<std::string>("", "RV-1", "RV-2");
    elements += "<ReIntegratievoorziening>" +
                (number.empty() ? "" : "<RegistratienrRvGsd>" + number + "</RegistratienrRvGsd>") +
                "<DatBRv>" + random_day() + "</DatBRv></ReIntegratievoorziening>";
  }
  return R"(<r:GSDReintegratieInfoResponse xmlns:r="http://bkwi.nl/SuwiML/Diensten/GSDDossierReintegratie/v0200">)"
         "<ClientSuwi><Burgerservicenr>999990019</Burgerservicenr><AtlRelatie>" +
         elements + kBron + "</AtlRelatie></ClientSuwi></r:GSDReintegratieInfoResponse>";
}

RC_GTEST_FIXTURE_PROP(Snapshot, leaves_exactly_the_provisions_of_the_last_full_picture, ()) {
  const auto last = random_provisions();
  Told told;
  take(told, "reintegratie", random_provisions());
  take(told, "reintegratie", last);
  RC_ASSERT(told == after("reintegratie", last));
}

}  // namespace
}  // namespace rodedraad::tests
