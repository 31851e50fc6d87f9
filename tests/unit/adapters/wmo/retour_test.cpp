#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "fixture.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/stuf/reference.h"
#include "schema.h"

namespace rodedraad::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

class WmoRetour : public Wmo, public testing::WithParamInterface<const char*> {
 protected:
  static std::string retour_kind(const std::string& kind) {
    auto retour = kind;
    if (retour == "wmo319") return "wmo320";
    ++retour.back();
    return retour;
  }

  /// A fault in the first product (or request, or answer) of the sample.
  static std::string first_class(const std::string& kind) {
    if (kind == "wmo301") return "Client[1]/ToegewezenProducten[1]/ToegewezenProduct[1]";
    if (kind == "wmo305") return "Client[1]/StartProducten[1]/StartProduct[1]";
    if (kind == "wmo307") return "Client[1]/StopProducten[1]/StopProduct[1]";
    if (kind == "wmo315") return "Client[1]/AangevraagdeProducten[1]/AangevraagdProduct[1]";
    if (kind == "wmo317") return "Client[1]/Verzoek[1]";
    return "Antwoord[1]";
  }

  sdk::Message made(const std::string& kind, const std::string& body,
                    const std::vector<std::pair<std::string, std::string>>& faults) const {
    sdk::Response response{retour_kind(kind), {{"wmoRetour.heenbericht", "", body}}};
    for (const auto& [where, code] : faults) {
      response.fields.push_back({"wmoRetour.code", where, code});
    }
    return answering_.encode(request(response));
  }

  static std::string function(const std::string& kind) { return "WMO" + kind.substr(3); }
};

TEST_P(WmoRetour, that_approves_is_a_valid_header) {
  const std::string kind = GetParam();
  const auto body = made(kind, sample(kind + ".xml"), {}).body;
  EXPECT_THAT(body, Not(HasSubstr("RetourCode>")));
  EXPECT_THAT(body, Not(HasSubstr("m:Client")));
  EXPECT_VALID(body, wmo_schema(function(retour_kind(kind))));
}

TEST_P(WmoRetour, that_rejects_as_a_whole_is_a_valid_header) {
  const std::string kind = GetParam();
  const auto body = made(kind, sample(kind + ".xml"), {{"Header", "0001"}}).body;
  EXPECT_THAT(body, HasSubstr("<m:RetourCode>0001</m:RetourCode>"));
  EXPECT_THAT(body, Not(HasSubstr("m:Client")));
  EXPECT_VALID(body, wmo_schema(function(retour_kind(kind))));
}

TEST_P(WmoRetour, that_rejects_a_class_is_valid_and_golden) {
  const std::string kind = GetParam();
  const auto message = made(kind, sample(kind + ".xml"),
                            {{first_class(kind), "9347"}, {first_class(kind) + "#2", "9374"}});
  expect_golden("wmo", retour_kind(kind) + "_afgekeurd.request", render(message));
  EXPECT_VALID(message.body, wmo_schema(function(retour_kind(kind))));
}

TEST_P(WmoRetour, in_the_envelope_is_valid) {
  const std::string kind = GetParam();
  const auto message =
      made(kind, enveloped(sample(kind + ".xml"), function(kind)), {{first_class(kind), "9347"}});
  EXPECT_EQ(message.header("SOAPAction"),
            "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01");
  EXPECT_THAT(message.body, HasSubstr(std::string{"<StUF:crossRefnummer>"} + kGgkReference));
  EXPECT_VALID(message.body, kGgkSchema);
}

TEST_P(WmoRetour, that_we_made_is_read_back_as_we_meant_it) {
  const std::string kind = GetParam();
  for (const bool in_envelope : {false, true}) {
    const auto body =
        in_envelope ? enveloped(sample(kind + ".xml"), function(kind)) : sample(kind + ".xml");
    const auto heen = adapter_.decode(posted(body, kind));
    const auto retour = made(kind, body, {{first_class(kind), "9347"}});
    ASSERT_EQ(adapter_.admit(posted(retour.body)).verdict, sdk::Verdict::accept)
        << render(adapter_.admit(posted(retour.body)));
    const auto decoded = adapter_.decode(posted(retour.body, retour_kind(kind)));
    const auto key = heen.identifiers[kind == "wmo319" ? 0 : 1];
    ASSERT_EQ(key.type, "wmo.bericht");
    EXPECT_THAT(decoded.identifiers, testing::Contains(key));
    EXPECT_THAT(
        decoded.facts,
        testing::IsSupersetOf(
            {sdk::DecodedFact{{"wmoBericht.uitkomst", key.value, "afgekeurd"}, "", "", false},
             sdk::DecodedFact{{"wmoBericht.retourcodes", key.value, "9347"}, "", "", false},
             sdk::DecodedFact{
                 {"wmoBericht.retourdatum", key.value, "2026-08-03"}, "", "", false}}));
  }
}

INSTANTIATE_TEST_SUITE_P(Heen, WmoRetour, testing::ValuesIn(kHeenKinds));

TEST_F(WmoRetour, envelope_is_golden) {
  expect_golden("wmo", "wmo306_envelop.request",
                render(made("wmo305", enveloped(sample("wmo305.xml"), "WMO305"), {})));
}

TEST_F(WmoRetour, keeps_sender_and_receiver_of_the_heen_message) {
  const auto body = made("wmo305", sample("wmo305.xml"), {}).body;
  EXPECT_THAT(body, HasSubstr("<m:Afzender>41410099</m:Afzender>"));
  EXPECT_THAT(body, HasSubstr("<m:Ontvanger>0505</m:Ontvanger>"));
}

TEST_F(WmoRetour, is_the_same_for_the_same_delivery) {
  EXPECT_EQ(render(made("wmo305", sample("wmo305.xml"), {})),
            render(made("wmo305", sample("wmo305.xml"), {})));
}

TEST_F(WmoRetour, of_something_else_is_refused) {
  sdk::EncodeRequest asked{"wmo306", kDelivery, {}, {}, "0505", kCreated, {}};
  EXPECT_THROW(answering_.encode(asked), sdk::BadMessage);
  asked.fields = {{"wmoRetour.heenbericht", "", sample("wmo301.xml")}};
  EXPECT_THROW(answering_.encode(asked), sdk::BadMessage);
  asked.kind = "wmo301";
  EXPECT_THROW(answering_.encode(asked), sdk::BadMessage);
}

/// The response of the strict adapter to a start that does not fit becomes a message that says so.
TEST_F(WmoRetour, of_a_rejected_start_carries_the_code_in_its_class) {
  const auto related = strict_.relate(posted(sample("wmo305.xml"), "wmo305"), known());
  ASSERT_EQ(related.responses.size(), 1U);
  const auto body = answering_.encode(request(related.responses.front())).body;
  EXPECT_THAT(body, HasSubstr("<m:RetourCode>9019</m:RetourCode>"));
  EXPECT_THAT(body, HasSubstr("<m:RetourCode>9063</m:RetourCode>"));
  EXPECT_THAT(body, HasSubstr("<m:RetourCode>0200</m:RetourCode>"));
  EXPECT_VALID(body, wmo_schema("WMO306"));
}

/// Text that the schema allows for a name, with all that XML gives a meaning.
std::string name_text() {
  static const std::vector<std::string> parts{"a", "Z", "é", "&amp;",     "&lt;",   "\"",  "'", ">",
                                              " ", "-", "ỳ", "&#x1F600;", "]]&gt;", "&#9;"};
  const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts));
  std::string text = "n";
  for (std::size_t i = 0; i < chosen.size() && i < 60; ++i) text += chosen[i];
  return text;
}

std::string surname(const std::string& document, const std::string& space) {
  const auto parsed = message::parse_xml(
      document, {{"m", "http://www.istandaarden.nl/iwmo/3_2/" + space + "/schema"},
                 {"iwmo", "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema"}});
  if (!parsed) return "unreadable";
  return parsed->root()
      .child("m:Client")
      .child("m:Naam")
      .child("iwmo:Geslachtsnaam")
      .child_value("iwmo:Achternaam");
}

TEST_F(WmoRetour, copies_any_text_unchanged) {
  const auto sample305 = sample("wmo305.xml");
  EXPECT_TRUE(rc::check("a return message copies text unchanged", [&] {
    const auto body = replaced(sample305, "Haddad", name_text());
    const auto retour = made("wmo305", body, {{first_class("wmo305"), "9074"}}).body;
    RC_ASSERT(surname(retour, "wmo306") == surname(body, "wmo305"));
    RC_ASSERT(adapter_.admit(posted(retour)).verdict == sdk::Verdict::accept);
  }));
}

}  // namespace
}  // namespace rodedraad::tests
