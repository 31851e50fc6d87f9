#include "rodedraad/hub/waiting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace rodedraad::hub {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Kind = Waiting::Kind;
using store::DeliveryState;

constexpr std::chrono::year_month_day kToday{std::chrono::year{2026}, std::chrono::March,
                                             std::chrono::day{10}};
constexpr const char* kBsn = "999990019";

config::Organisation organisation(std::string id, std::string name) {
  config::Organisation result;
  result.id = std::move(id);
  result.name = std::move(name);
  return result;
}

/// Dordrecht, where the social service makes the PIP and a rule asks VluchtelingenWerk for
/// guidance.
config::Config region() {
  config::Config result;
  result.region.organisations = {organisation("sdd", "Sociale Dienst"), organisation("duo", "DUO"),
                                 organisation("vwn", "VluchtelingenWerk")};
  config::Mandate mandate;
  mandate.task = "pip";
  mandate.organisation = "sdd";
  mandate.from = "2022-01-01";
  config::Municipality dordrecht;
  dordrecht.code = "0505";
  dordrecht.mandates = {mandate};
  result.region.municipalities = {dordrecht};
  config::Connection duo;
  duo.id = "duo";
  duo.organisation = "duo";
  duo.source = "duo";
  result.connections = {duo};
  config::DeadlineSet pip;
  pip.id = "pip";
  pip.task = "pip";
  result.deadlines = {pip};
  config::Purpose purpose;
  purpose.id = "signaal";
  purpose.consent = "schuldhulp";
  result.purposes = {purpose};
  config::Await await;
  await.id = "bevestiging";
  await.field = "maatschappelijkeBegeleiding.startdatum";
  config::Send send;
  send.message = "verzoek-begeleiding";
  send.awaits = {await};
  config::Rule rule;
  rule.id = "vragen";
  rule.sends = {send};
  config::Workflow workflow;
  workflow.id = "begeleiding";
  workflow.rules = {rule};
  result.workflows = {workflow};
  return result;
}

store::CaseFile open_case() {
  store::CaseFile result;
  result.file.id = "zaak-1";
  result.file.municipality = "0505";
  result.file.identifiers = {{"bsn", kBsn}};
  return result;
}

store::DeadlineRow term(std::string due) {
  store::DeadlineRow row;
  row.deadline = "pip";
  row.title = "PIP vaststellen";
  row.rule = "T01";
  row.article = "art. 5.3";
  row.start = "2026-01-05";
  row.strict_due = due;
  row.due = std::move(due);
  row.met_by = "pip.dagtekening";
  return row;
}

store::DeadlineRow confirmation(std::string due) {
  auto row = term(std::move(due));
  row.deadline = std::string{store::kAwait} + "begeleiding/bevestiging";
  row.rule = "begeleiding/vragen";
  row.article.clear();
  return row;
}

store::DeliveryRow delivery(DeliveryState state) {
  store::DeliveryRow row;
  row.message.id = "afl-1";
  row.message.kind = "verzoek-begeleiding";
  row.organisation = "vwn";
  row.rule = "begeleiding/vragen";
  row.ground = "art. 13";
  row.state = state;
  row.changed = model::parse_instant("2026-03-09T10:00:00+01:00");
  return row;
}

store::TaskRow task(std::string due) {
  store::TaskRow row;
  row.id = "taak-1";
  row.title = "Plan een gesprek";
  row.organisation = "sdd";
  row.due = std::move(due);
  return row;
}

void say(store::CaseFile& whole, std::string path, std::string value) {
  model::Fact fact;
  fact.path = std::move(path);
  fact.value = std::move(value);
  fact.source = "duo";
  whole.file.facts.push_back(std::move(fact));
}

std::vector<Waiting> waits(const store::CaseFile& whole,
                           const std::vector<store::DeliveryRow>& deliveries = {},
                           const std::vector<store::MessageRow>& messages = {},
                           Language language = Language::dutch) {
  return waiting(region(), whole, deliveries, messages, kToday, language);
}

std::string only_sentence(const std::vector<Waiting>& found) {
  return found.size() == 1 ? found.front().sentence : "not one but " + std::to_string(found.size());
}

TEST(Waiting, for_nothing_is_empty) { EXPECT_THAT(waits(open_case()), IsEmpty()); }

TEST(Waiting, names_title_organisation_last_day_and_article_of_a_running_term) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  EXPECT_EQ(only_sentence(waits(whole)),
            "Deze zaak wacht op “PIP vaststellen” (Sociale Dienst), tot en met 11 mei 2026 "
            "(art. 5.3).");
}

TEST(Waiting, says_the_same_in_english) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  EXPECT_EQ(only_sentence(waits(whole, {}, {}, Language::english)),
            "This case waits for “PIP vaststellen” (Sociale Dienst), until 11 May 2026 "
            "(art. 5.3).");
}

TEST(Waiting, tells_why_a_term_ends_later_than_counted) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  whole.deadlines[0].strict_due = "2026-05-09";
  whole.deadlines[0].shift_reason = "9 mei 2026 is een zaterdag";
  EXPECT_THAT(only_sentence(waits(whole)),
              HasSubstr("Alleen geteld was het 9 mei 2026: 9 mei 2026 is een zaterdag."));
}

TEST(Waiting, tells_what_the_last_day_used_to_be) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  whole.deadlines[0].previous_due = "2026-04-30";
  EXPECT_THAT(only_sentence(waits(whole)), HasSubstr("Eerder was de laatste dag 30 april 2026."));
}

TEST(Waiting, tells_that_the_partner_gave_the_last_day) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  whole.deadlines[0].given = "2026-05-11";
  EXPECT_THAT(only_sentence(waits(whole)), HasSubstr("Die dag gaf de partner op."));
}

TEST(Waiting, counts_the_days_that_a_term_is_late) {
  auto whole = open_case();
  whole.deadlines = {term("2026-03-07")};
  EXPECT_THAT(only_sentence(waits(whole)),
              HasSubstr("Dat moest uiterlijk op 7 maart 2026 (art. 5.3) en is 3 dagen te laat."));
}

TEST(Waiting, does_not_wait_for_a_term_that_was_met) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  say(whole, "pip.dagtekening", "2026-03-01");
  EXPECT_THAT(waits(whole), IsEmpty());
}

TEST(Waiting, does_not_wait_for_a_term_that_lapsed) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  whole.deadlines[0].stopped = "2026-03-01";
  EXPECT_THAT(waits(whole), IsEmpty());
}

TEST(Waiting, says_since_when_a_term_stands_still) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  whole.deadlines[0].suspended_since = "2026-02-02";
  EXPECT_THAT(only_sentence(waits(whole)),
              HasSubstr("tot “PIP vaststellen” (Sociale Dienst) weer loopt (art. 5.3). De termijn "
                        "staat stil sinds 2 februari 2026."));
}

TEST(Waiting, names_who_has_to_answer_what_until_when) {
  auto whole = open_case();
  whole.deadlines = {confirmation("2026-03-16")};
  EXPECT_EQ(only_sentence(waits(whole, {delivery(DeliveryState::confirmed)})),
            "Deze zaak wacht op antwoord van VluchtelingenWerk op verzoek-begeleiding, tot en met "
            "16 maart 2026: “Eerste dag van de maatschappelijke begeleiding” "
            "(maatschappelijkeBegeleiding.startdatum).");
}

TEST(Waiting, says_that_an_answer_did_not_come) {
  auto whole = open_case();
  whole.deadlines = {confirmation("2026-03-09")};
  const auto found = waits(whole, {delivery(DeliveryState::confirmed)});
  EXPECT_EQ(found.at(0).kind, Kind::late);
  EXPECT_THAT(only_sentence(found), HasSubstr("Dat moest er uiterlijk op 9 maart 2026 zijn"));
}

TEST(Waiting, does_not_wait_for_an_answer_that_came) {
  auto whole = open_case();
  whole.deadlines = {confirmation("2026-03-09")};
  whole.deadlines[0].met_on = "2026-03-05";
  EXPECT_THAT(waits(whole), IsEmpty());
}

TEST(Waiting, names_the_scope_of_a_consent_that_is_missing) {
  auto parked = delivery(DeliveryState::parked);
  parked.purpose = "signaal";
  parked.waits_for = "toestemming.gegevenOp";
  EXPECT_EQ(only_sentence(waits(open_case(), {parked})),
            "Deze zaak wacht op toestemming van de inburgeraar (schuldhulp). Zonder toestemming "
            "gaat verzoek-begeleiding niet naar VluchtelingenWerk (art. 13).");
}

TEST(Waiting, names_the_field_that_is_missing_and_who_mostly_gives_it) {
  auto parked = delivery(DeliveryState::parked);
  parked.waits_for = "inburgeringsplicht.begindatum";
  EXPECT_THAT(only_sentence(waits(open_case(), {parked})),
              StartsWith("Deze zaak wacht op het gegeven “Eerste dag van de inburgeringsplicht” "
                         "(inburgeringsplicht.begindatum), meestal van DUO."));
}

TEST(Waiting, says_when_a_message_is_tried_again) {
  auto queued = delivery(DeliveryState::queued);
  queued.attempts = 3;
  queued.next_at = model::parse_instant("2026-03-10T14:05:00+01:00");
  EXPECT_THAT(only_sentence(waits(open_case(), {queued})),
              HasSubstr("op VluchtelingenWerk: verzoek-begeleiding kwam 3 keer niet aan. De "
                        "volgende poging is op 10 maart 2026 om 14:05."));
}

TEST(Waiting, sends_an_administrator_to_what_lies_at_the_desk) {
  EXPECT_THAT(only_sentence(waits(open_case(), {delivery(DeliveryState::rejected)})),
              HasSubstr("op een beheerder: verzoek-begeleiding naar VluchtelingenWerk ligt bij de "
                        "storingen sinds 9 maart 2026, want de partner weigert de inhoud."));
}

TEST(Waiting, does_not_wait_for_what_was_confirmed_or_cancelled) {
  EXPECT_THAT(
      waits(open_case(), {delivery(DeliveryState::confirmed), delivery(DeliveryState::cancelled)}),
      IsEmpty());
}

TEST(Waiting, says_of_which_message_it_is_in_doubt_whose_it_is) {
  store::MessageRow message;
  message.message.kind = "notificatie";
  message.connection = "duo";
  message.state = store::MessageState::parked;
  EXPECT_THAT(only_sentence(waits(open_case(), {}, {message})),
              HasSubstr("op een medewerker: van een bericht notificatie van duo is niet zeker"));
}

TEST(Waiting, names_who_has_a_task_and_its_last_day) {
  auto whole = open_case();
  whole.tasks = {task("2026-03-20")};
  EXPECT_EQ(only_sentence(waits(whole)),
            "Deze zaak wacht op Sociale Dienst: “Plan een gesprek”. Dat moet uiterlijk op 20 maart "
            "2026.");
}

TEST(Waiting, says_that_nobody_has_a_task) {
  auto whole = open_case();
  whole.tasks = {task({})};
  whole.tasks[0].organisation.clear();
  EXPECT_THAT(only_sentence(waits(whole)), HasSubstr("op iemand, want niemand heeft deze taak"));
}

TEST(Waiting, calls_a_task_late_the_day_after_its_last_day) {
  auto whole = open_case();
  whole.tasks = {task("2026-03-10"), task("2026-03-09")};
  const auto found = waits(whole);
  EXPECT_EQ(found.at(0).kind, Kind::late);
  EXPECT_EQ(found.at(0).until, "2026-03-09");
  EXPECT_EQ(found.at(1).kind, Kind::task);
}

TEST(Waiting, puts_late_before_stuck_before_what_runs) {
  auto whole = open_case();
  whole.deadlines = {term("2026-05-11")};
  whole.tasks = {task("2026-03-01"), task("2026-03-20")};
  std::vector<Kind> kinds;
  for (const auto& each : waits(whole, {delivery(DeliveryState::failed)})) {
    kinds.push_back(each.kind);
  }
  EXPECT_THAT(kinds, ElementsAre(Kind::late, Kind::desk, Kind::task, Kind::deadline));
}

TEST(Waiting, begins_only_the_first_sentence_with_this_case) {
  auto whole = open_case();
  whole.tasks = {task("2026-03-19"), task("2026-03-20")};
  const auto found = waits(whole);
  EXPECT_THAT(found.at(0).sentence, StartsWith("Deze zaak wacht op "));
  EXPECT_THAT(found.at(1).sentence, StartsWith("De zaak wacht ook op "));
}

TEST(Waiting, of_a_closed_case_says_when_why_and_from_when_data_are_kept) {
  auto whole = open_case();
  whole.closed = "2026-02-01";
  whole.close_reason = "het certificaat is uitgereikt";
  say(whole, "inburgeringsplicht.einddatum", "2026-01-15");
  EXPECT_EQ(only_sentence(waits(whole)),
            "Deze zaak is gesloten sinds 1 februari 2026: het certificaat is uitgereikt. De "
            "bewaartermijn loopt vanaf 15 januari 2026 (Besluit inburgering 2021, art. 9.9).");
}

TEST(Waiting, of_a_closed_case_says_when_the_first_data_are_erased) {
  auto config = region();
  config::Keep keep;
  keep.fields = {"inburgeringsplicht.einddatum"};
  keep.length = {5, config::Length::Unit::years};
  keep.after = "inburgeringsplicht.einddatum";
  config.retention.emplace();
  config.retention->keeps = {keep};
  auto whole = open_case();
  whole.closed = "2026-02-01";
  say(whole, "inburgeringsplicht.einddatum", "2026-01-15");
  const auto found = waiting(config, whole, {}, {}, kToday);
  EXPECT_EQ(found.at(0).until, "2031-01-16");
  EXPECT_THAT(found.at(0).sentence,
              HasSubstr("Op 16 januari 2031 wist de hub het eerste deel van de gegevens."));
}

TEST(Waiting, of_a_closed_case_still_shows_open_tasks_but_no_terms) {
  auto whole = open_case();
  whole.closed = "2026-02-01";
  whole.deadlines = {term("2026-05-11")};
  whole.tasks = {task({})};
  std::vector<Kind> kinds;
  for (const auto& each : waits(whole)) kinds.push_back(each.kind);
  EXPECT_THAT(kinds, ElementsAre(Kind::closed, Kind::task));
}

/// Everything at once, to look at all sentences.
std::vector<Waiting> all_sentences(Language language) {
  auto whole = open_case();
  whole.closed = "2026-02-01";
  say(whole, "inburgeringsplicht.einddatum", "2026-01-15");
  say(whole, "inburgeraar.bsn", kBsn);
  whole.tasks = {task({}), task("2026-03-01"), task("2026-03-20")};
  auto result = waits(whole, {}, {}, language);
  whole.closed.clear();
  whole.deadlines = {term("2026-05-11"), term("2026-03-01"), confirmation("2026-05-11"),
                     confirmation("2026-03-01"), term("2026-05-12")};
  whole.deadlines[0].strict_due = "2026-05-10";
  whole.deadlines[0].previous_due = "2026-05-01";
  whole.deadlines[0].given = "2026-05-11";
  whole.deadlines[4].suspended_since = "2026-02-02";
  std::vector<store::DeliveryRow> deliveries;
  for (const auto state : {DeliveryState::queued, DeliveryState::queued, DeliveryState::parked,
                           DeliveryState::parked, DeliveryState::awaiting, DeliveryState::rejected,
                           DeliveryState::not_authorised, DeliveryState::failed}) {
    deliveries.push_back(delivery(state));
  }
  deliveries[1].attempts = 1;
  deliveries[2].waits_for = "toestemming.gegevenOp";
  deliveries[3].waits_for = "pip.dagtekening";
  store::MessageRow failed, doubtful;
  failed.state = store::MessageState::failed;
  doubtful.state = store::MessageState::parked;
  for (auto& each : waits(whole, deliveries, {failed, doubtful}, language)) {
    result.push_back(std::move(each));
  }
  return result;
}

TEST(Waiting, says_every_sentence_in_both_languages) {
  const auto dutch = all_sentences(Language::dutch);
  const auto english = all_sentences(Language::english);
  ASSERT_EQ(dutch.size(), english.size());
  for (std::size_t i = 0; i < dutch.size(); ++i) {
    EXPECT_THAT(dutch[i].sentence, ::testing::EndsWith("."));
    EXPECT_THAT(english[i].sentence,
                ::testing::AllOf(HasSubstr(" case "), ::testing::EndsWith(".")));
  }
}

TEST(Waiting, never_says_who_the_person_is) {
  for (const auto& each : all_sentences(Language::dutch)) {
    EXPECT_THAT(each.sentence, Not(HasSubstr(kBsn)));
  }
}

RC_GTEST_PROP(Waiting, with_a_last_day_is_in_the_order_of_that_day, ()) {
  const auto days = *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(11U, 29U));
  auto whole = open_case();
  for (const auto day : days) {
    const auto date = "2026-03-" + std::to_string(day);
    if (day % 2 == 0) {
      whole.tasks.push_back(task(date));
    } else {
      whole.deadlines.push_back(term(date));
    }
  }
  const auto found = waits(whole);
  RC_ASSERT(found.size() == days.size());
  RC_ASSERT(std::ranges::is_sorted(found, {}, &Waiting::until));
}

}  // namespace
}  // namespace rodedraad::hub
