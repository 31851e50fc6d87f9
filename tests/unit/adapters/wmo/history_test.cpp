#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kStarted = "500123/02/02A03/2026-03-11";
constexpr const char* kRemoved = "500124/07/2026-02-02";
constexpr const char* kStopped = "500126/15/2026-01-05";

using Fields = std::vector<sdk::FieldValue>;

/// What makes the sample of each kind fit in.
Fields before(std::string_view kind) {
  Fields fields{{"wmoVoorziening.status", "500123", "toegewezen"},
                {"wmoVoorziening.aanbieder", "500123", "41410099"},
                {"wmoVoorziening.categorie", "500123", "begeleiding"},
                {"wmoVoorziening.code", "500123", "02A03"},
                {"wmoVoorziening.ingangsdatum", "500123", "2026-03-09"},
                {"wmoVoorziening.status", "500124", "toegewezen"},
                {"wmoVoorziening.status", "500126", "toegewezen"}};
  if (kind == "wmo301") fields.push_back({"wmoVerzoek.status", "41410099/VOT-2026-7", "ingediend"});
  if (kind == "wmo305" || kind == "wmo307") {
    fields.push_back({"wmoLevering.begindatum", kRemoved, "2026-02-02"});
  }
  if (kind == "wmo307") {
    fields.push_back({"wmoLevering.begindatum", kStarted, "2026-03-11"});
    fields.push_back({"wmoLevering.begindatum", kStopped, "2026-01-05"});
    fields.push_back({"wmoLevering.einddatum", kStopped, "2026-04-30"});
    fields.push_back({"wmoLevering.redenBeeindiging", kStopped, "volgens plan"});
  }
  if (kind == "wmo319") fields.push_back({"wmoVerzoek.status", "41410099/VOW-2026-3", "ingediend"});
  return fields;
}

class WmoHistory : public Wmo {
 protected:
  /// "<class> <code>" of each fault that strict judging finds, and its codes as one finding each.
  std::vector<std::string> faults(const std::string& kind, const std::string& body,
                                  const Fields& fields) {
    const auto related = strict_.relate(posted(body, kind), known(fields));
    std::vector<std::string> found;
    EXPECT_THAT(related.responses, SizeIs(1));
    for (const auto& field : related.responses.front().fields) {
      if (field.path == "wmoRetour.code") found.push_back(field.key + " " + field.value);
    }
    EXPECT_EQ(related.findings.size(), found.size());
    // Any fault rejects the whole message: only facts about the message itself remain.
    const bool has_other =
        std::any_of(related.facts.begin(), related.facts.end(),
                    [](const auto& fact) { return !fact.field.path.starts_with("wmoBericht."); });
    EXPECT_EQ(has_other, found.empty());
    return found;
  }

  std::vector<std::string> faults(const std::string& kind, const Fields& fields) {
    return faults(kind, sample(kind + ".xml"), fields);
  }
};

Fields with(Fields fields, Fields more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

Fields without(Fields fields, std::string_view path, std::string_view key) {
  std::erase_if(fields, [&](const auto& field) { return field.path == path && field.key == key; });
  return fields;
}

using testing::ElementsAre;

TEST_F(WmoHistory, approves_what_fits_in) {
  for (const std::string kind : {"wmo301", "wmo305", "wmo307", "wmo315", "wmo319"}) {
    EXPECT_THAT(faults(kind, before(kind)), IsEmpty()) << kind;
  }
  EXPECT_THAT(faults("wmo317", without(before("wmo317"), "wmoVoorziening.status", "500126")),
              IsEmpty());
}

TEST_F(WmoHistory, knows_9019_start_without_allocation) {
  EXPECT_THAT(faults("wmo305", without(before("wmo305"), "wmoVoorziening.status", "500123")),
              ElementsAre("Client[1]/StartProducten[1]/StartProduct[1] 9019"));
}

TEST_F(WmoHistory, knows_9019_start_of_a_removed_allocation) {
  auto fields = without(before("wmo305"), "wmoVoorziening.status", "500123");
  fields.push_back({"wmoVoorziening.status", "500123", "verwijderd"});
  EXPECT_THAT(faults("wmo305", fields),
              ElementsAre("Client[1]/StartProducten[1]/StartProduct[1] 9019"));
}

TEST_F(WmoHistory, lets_9019_and_9069_pass_when_order_does_not_count) {
  for (const std::string kind : {"wmo305", "wmo307"}) {
    auto fields = without(before(kind), "wmoVoorziening.status", "500123");
    if (kind == "wmo307") fields = without(fields, "wmoLevering.begindatum", kStarted);
    const auto related = answering_.relate(posted(sample(kind + ".xml"), kind), known(fields));
    ASSERT_THAT(related.responses, SizeIs(1));
    EXPECT_THAT(related.responses.front().fields, SizeIs(1)) << "approved";
    EXPECT_THAT(codes(related.findings), testing::Contains("9019"));
    EXPECT_GT(related.facts.size(), 5U);
  }
}

TEST_F(WmoHistory, knows_9063_removal_of_an_unknown_start) {
  EXPECT_THAT(faults("wmo305", without(before("wmo305"), "wmoLevering.begindatum", kRemoved)),
              ElementsAre("Client[1]/StartProducten[1]/StartProduct[2] 9063"));
}

TEST_F(WmoHistory, knows_9063_removal_of_an_unknown_stop) {
  EXPECT_THAT(faults("wmo307", without(before("wmo307"), "wmoLevering.einddatum", kStopped)),
              ElementsAre("Client[1]/StopProducten[1]/StopProduct[3] 9063"));
}

TEST_F(WmoHistory, knows_9071_removal_of_a_start_that_was_stopped) {
  EXPECT_THAT(
      faults("wmo305", with(before("wmo305"), {{"wmoLevering.einddatum", kRemoved, "2026-03-01"}})),
      ElementsAre("Client[1]/StartProducten[1]/StartProduct[2] 9071"));
}

TEST_F(WmoHistory, knows_9074_the_same_start_again) {
  EXPECT_THAT(faults("wmo305",
                     with(before("wmo305"), {{"wmoLevering.begindatum", kStarted, "2026-03-11"}})),
              ElementsAre("Client[1]/StartProducten[1]/StartProduct[1] 9074"));
}

TEST_F(WmoHistory, knows_9326_a_start_while_another_runs) {
  EXPECT_THAT(
      faults("wmo305", with(before("wmo305"), {{"wmoLevering.begindatum",
                                                "500123/02/02A03/2026-03-10", "2026-03-10"}})),
      ElementsAre("Client[1]/StartProducten[1]/StartProduct[1] 9326"));
}

TEST_F(WmoHistory, lets_a_delivery_start_again_after_a_stop) {
  EXPECT_THAT(faults("wmo305",
                     with(before("wmo305"),
                          {{"wmoLevering.begindatum", "500123/02/02A03/2026-03-10", "2026-03-10"},
                           {"wmoLevering.einddatum", "500123/02/02A03/2026-03-10", "2026-03-10"}})),
              IsEmpty());
}

TEST_F(WmoHistory, lets_a_start_be_corrected_in_one_message) {
  // The removal of one day and the start on another, of the same product.
  auto body = replaced(sample("wmo305.xml"), ">500124<", ">500123<");
  body = replaced(body, "<iwmo:Categorie>07</iwmo:Categorie>",
                  "<iwmo:Categorie>02</iwmo:Categorie><iwmo:Code>02A03</iwmo:Code>");
  EXPECT_THAT(faults("wmo305", body,
                     with(before("wmo305"), {{"wmoLevering.begindatum",
                                              "500123/02/02A03/2026-02-02", "2026-02-02"}})),
              IsEmpty());
}

TEST_F(WmoHistory, knows_9069_stop_without_start) {
  EXPECT_THAT(faults("wmo307", without(before("wmo307"), "wmoLevering.begindatum", kStarted)),
              ElementsAre("Client[1]/StopProducten[1]/StopProduct[1] 9069"));
}

TEST_F(WmoHistory, knows_9074_the_same_stop_again) {
  EXPECT_THAT(faults("wmo307", with(before("wmo307"),
                                    {{"wmoLevering.einddatum", kStarted, "2026-05-01"},
                                     {"wmoLevering.redenBeeindiging", kStarted, "tijdelijk"},
                                     {"wmoLevering.status", kStarted, "onderbroken"}})),
              ElementsAre("Client[1]/StopProducten[1]/StopProduct[1] 9074"));
}

TEST_F(WmoHistory, knows_9413_a_second_temporary_stop) {
  EXPECT_THAT(faults("wmo307", with(before("wmo307"),
                                    {{"wmoLevering.einddatum", kStarted, "2026-04-01"},
                                     {"wmoLevering.redenBeeindiging", kStarted, "tijdelijk"},
                                     {"wmoLevering.status", kStarted, "onderbroken"}})),
              ElementsAre("Client[1]/StopProducten[1]/StopProduct[1] 9413"));
}

TEST_F(WmoHistory, knows_9414_a_final_stop_before_the_temporary_one) {
  EXPECT_THAT(faults("wmo307", with(before("wmo307"),
                                    {{"wmoLevering.einddatum", kRemoved, "2026-07-01"},
                                     {"wmoLevering.redenBeeindiging", kRemoved, "tijdelijk"},
                                     {"wmoLevering.status", kRemoved, "onderbroken"}})),
              ElementsAre("Client[1]/StopProducten[1]/StopProduct[2] 9414"));
}

TEST_F(WmoHistory, lets_a_temporary_stop_become_final) {
  EXPECT_THAT(faults("wmo307", with(before("wmo307"),
                                    {{"wmoLevering.einddatum", kRemoved, "2026-06-30"},
                                     {"wmoLevering.redenBeeindiging", kRemoved, "tijdelijk"},
                                     {"wmoLevering.status", kRemoved, "onderbroken"}})),
              IsEmpty());
}

TEST_F(WmoHistory, knows_9415_a_stop_after_the_final_one) {
  EXPECT_THAT(faults("wmo307", with(before("wmo307"),
                                    {{"wmoLevering.einddatum", kStarted, "2026-04-01"},
                                     {"wmoLevering.redenBeeindiging", kStarted, "volgens plan"},
                                     {"wmoLevering.status", kStarted, "beeindigd"}})),
              ElementsAre("Client[1]/StopProducten[1]/StopProduct[1] 9415"));
}

TEST_F(WmoHistory, knows_9332_a_number_of_another_allocation) {
  for (const auto& [path, value] : {std::pair{"wmoVoorziening.aanbieder", "41410098"},
                                    std::pair{"wmoVoorziening.categorie", "dagbesteding"},
                                    std::pair{"wmoVoorziening.code", "02A04"}}) {
    auto fields = without(before("wmo301"), path, "500123");
    fields.push_back({path, "500123", value});
    EXPECT_THAT(faults("wmo301", fields),
                ElementsAre("Client[1]/ToegewezenProducten[1]/ToegewezenProduct[1] 9332"))
        << path;
  }
}

TEST_F(WmoHistory, knows_9379_an_allocation_for_an_unknown_request) {
  EXPECT_THAT(
      faults("wmo301", without(before("wmo301"), "wmoVerzoek.status", "41410099/VOT-2026-7")),
      ElementsAre("Client[1]/ToegewezenProducten[1]/ToegewezenProduct[1] 9379"));
}

TEST_F(WmoHistory, knows_9347_a_reference_that_was_used) {
  EXPECT_THAT(faults("wmo315", with(before("wmo315"),
                                    {{"wmoVerzoek.status", "41410099/VOT-2026-8", "afgewezen"}})),
              ElementsAre("Client[1]/AangevraagdeProducten[1]/AangevraagdProduct[2] 9347"));
}

TEST_F(WmoHistory, lets_another_provider_use_the_same_reference) {
  EXPECT_THAT(faults("wmo315", with(before("wmo315"),
                                    {{"wmoVerzoek.status", "41410098/VOT-2026-8", "ingediend"}})),
              IsEmpty());
}

TEST_F(WmoHistory, knows_9374_a_request_that_is_pending) {
  for (const auto* const state : {"ingediend", "in-onderzoek"}) {
    EXPECT_THAT(faults("wmo317", with(without(before("wmo317"), "wmoVoorziening.status", "500126"),
                                      {{"wmoVerzoek.status", "41410099/VOT-2026-7", state}})),
                ElementsAre("Client[1]/Verzoek[1] 9374"));
  }
}

TEST_F(WmoHistory, knows_9349_an_allocation_left_out) {
  EXPECT_THAT(faults("wmo317",
                     with(before("wmo317"), {{"wmoVoorziening.aanbieder", "500126", "41410099"}})),
              ElementsAre("Client[1]/Verzoek[1] 9349"));
}

TEST_F(WmoHistory, lets_an_allocation_that_has_ended_be_left_out) {
  EXPECT_THAT(faults("wmo317", with(before("wmo317"),
                                    {{"wmoVoorziening.aanbieder", "500126", "41410099"},
                                     {"wmoVoorziening.einddatum", "500126", "2026-06-21"}})),
              IsEmpty());
}

TEST_F(WmoHistory, knows_9350_and_9351_products_without_allocation) {
  EXPECT_THAT(
      faults("wmo317", without(before("wmo317"), "wmoVoorziening.status", "500124")),
      ElementsAre("Client[1]/Verzoek[1]/OngewijzigdeProducten[1]/OngewijzigdProduct[1] 9350"));
  EXPECT_THAT(faults("wmo317", without(before("wmo317"), "wmoVoorziening.status", "500123")),
              ElementsAre("Client[1]/Verzoek[1]/TeWijzigenProducten[1]/TeWijzigenProduct[1] 9351"));
}

TEST_F(WmoHistory, knows_9357_a_change_in_the_past_of_half_an_allocation) {
  const auto body = changed("wmo317.xml", "<m:GewensteIngangsdatum>2026-07-06",
                            "<m:GewensteIngangsdatum>2026-06-22");
  EXPECT_THAT(faults("wmo317", body, before("wmo317")),
              ElementsAre("Client[1]/Verzoek[1]/TeWijzigenProducten[1]/TeWijzigenProduct[1] 9357"));
}

TEST_F(WmoHistory, knows_9355_9359_9365_answers_to_a_request) {
  const std::string key = "41410099/VOW-2026-3";
  const auto base = without(before("wmo319"), "wmoVerzoek.status", key);
  EXPECT_THAT(faults("wmo319", base), ElementsAre("Antwoord[1] 9355"));
  EXPECT_THAT(faults("wmo319", with(base, {{"wmoVerzoek.status", key, "toegekend"}})),
              ElementsAre("Antwoord[1] 9359"));
  EXPECT_THAT(faults("wmo319", with(base, {{"wmoVerzoek.status", key, "afgewezen"}})),
              ElementsAre("Antwoord[1] 9365"));
  EXPECT_THAT(faults("wmo319", with(base, {{"wmoVerzoek.status", key, "in-onderzoek"}})),
              IsEmpty());
}

TEST_F(WmoHistory, knows_9360_a_second_time_under_investigation) {
  const Fields fields{{"wmoVerzoek.status", "41410099/VOW-2026-3", "in-onderzoek"}};
  EXPECT_THAT(faults("wmo319", sample("wmo319_onderzoek.xml"), fields),
              ElementsAre("Antwoord[1] 9360"));
}

TEST_F(WmoHistory, knows_9056_an_identification_that_was_used) {
  const auto fields = with(before("wmo305"), {{"wmoBericht.soort", "418/41410099/ST0018", "WMO305"},
                                              {"wmoBericht.referentie", "418/41410099/ST0018",
                                               "2b4e28ba-2fa1-4d2e-883f-0016d3cca427"}});
  EXPECT_THAT(faults("wmo305", enveloped(sample("wmo305.xml"), "WMO305"), fields),
              ElementsAre("Header 9056"));
}

TEST_F(WmoHistory, does_not_take_a_message_for_its_own_repeat) {
  const auto fields =
      with(before("wmo305"), {{"wmoBericht.soort", "418/41410099/ST0018", "WMO305"},
                              {"wmoBericht.referentie", "418/41410099/ST0018", kGgkReference}});
  EXPECT_THAT(faults("wmo305", enveloped(sample("wmo305.xml"), "WMO305"), fields), IsEmpty());
}

TEST_F(WmoHistory, knows_8848_a_message_of_tomorrow) {
  const auto body =
      changed("wmo305.xml", "<iwmo:Dagtekening>2026-03-13", "<iwmo:Dagtekening>2026-08-04");
  EXPECT_THAT(faults("wmo305", body, before("wmo305")), ElementsAre("Header 8848"));
}

TEST_F(WmoHistory, knows_S300_a_municipality_that_is_no_more) {
  const auto body = changed("wmo305.xml", "<Ontvanger>0505", "<Ontvanger>0000");
  EXPECT_THAT(faults("wmo305", body, before("wmo305")), ElementsAre("Header S300"));
}

TEST_F(WmoHistory, takes_no_facts_of_a_faulty_message_when_another_system_answers) {
  const auto related =
      adapter_.relate(posted(sample("wmo305.xml"), "wmo305"),
                      known(without(before("wmo305"), "wmoLevering.begindatum", kRemoved)));
  EXPECT_THAT(related.responses, IsEmpty());
  for (const auto& fact : related.facts) {
    EXPECT_TRUE(fact.field.path.starts_with("wmoBericht.")) << fact.field.path;
    EXPECT_NE(fact.field.path, "wmoBericht.uitkomst") << "the retour will say";
  }
}

}  // namespace
}  // namespace rodedraad::tests
