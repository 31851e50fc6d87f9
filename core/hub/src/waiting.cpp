#include "rodedraad/hub/waiting.h"

#include <algorithm>
#include <tuple>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/mandate.h"
#include "rodedraad/workflow/retention.h"
#include "waiting_words.h"

namespace rodedraad::hub {

namespace {

using Kind = Waiting::Kind;
using std::chrono::year_month_day;
using store::DeliveryState;
using workflow::DeadlineState;

constexpr std::string_view kDutyEnds = "inburgeringsplicht.einddatum";
constexpr std::string_view kConsent = "toestemming";

/// A confirmation with the rule that waits for it.
struct Awaited {
  std::string rule;
  const config::Send* send = nullptr;
  const config::Await* await = nullptr;
};

Awaited find_await(const config::Config& config, std::string_view name) {
  for (const auto& workflow : config.workflows) {
    for (const auto& rule : workflow.rules) {
      for (const auto& send : rule.sends) {
        for (const auto& await : send.awaits) {
          if (workflow.id + '/' + await.id == name) {
            return {workflow.id + '/' + rule.id, &send, &await};
          }
        }
      }
    }
  }
  return {};
}

/// What must be seen first.
int rank(Kind kind) {
  switch (kind) {
    case Kind::closed:
      return 0;
    case Kind::late:
      return 1;
    case Kind::desk:
      return 2;
    case Kind::doubt:
      return 3;
    case Kind::consent:
    case Kind::field:
      return 4;
    case Kind::sending:
      return 6;
    default:
      return 5;
  }
}

class Collector {
 public:
  Collector(const config::Config& config, const store::CaseFile& whole,
            std::span<const store::DeliveryRow> deliveries, year_month_day day, Language language)
      : config_(config), whole_(whole), deliveries_(deliveries), day_(day), words_(language) {}

  void closed();
  void delivery(const store::DeliveryRow& row);
  void deadline(const store::DeadlineRow& row);
  void message(const store::MessageRow& row);
  void task(const store::TaskRow& row);
  std::vector<Waiting> take();

 private:
  std::string name_of(std::string_view organisation) const {
    const auto* known = config_.region.organisation(organisation);
    return known == nullptr ? std::string{organisation} : known->name;
  }
  const config::Organisation* doer_of(const store::DeadlineRow& row) const;
  std::string source_of(std::string_view path) const;
  TermWords term_words(const store::DeadlineRow& row, const config::Organisation* who) const;
  void parked(const store::DeliveryRow& row, const SendWords& send);
  void awaited(const store::DeadlineRow& row, bool late);

  const config::Config& config_;
  const store::CaseFile& whole_;
  std::span<const store::DeliveryRow> deliveries_;
  year_month_day day_;
  WaitingWords words_;
  std::vector<Waiting> found_;
};

void Collector::closed() {
  if (whole_.closed.empty()) return;
  const auto* ended = model::current(whole_.file, kDutyEnds);
  const auto date = ended == nullptr ? std::nullopt : model::Date::parse(ended->value);
  std::string erased;
  if (config_.retention) {
    const auto next = workflow::retention_due(*config_.retention, whole_.file, day_).next;
    if (next) erased = text_of(*next);
  }
  found_.push_back({Kind::closed,
                    words_.closed(whole_.closed, whole_.close_reason,
                                  date && date->complete() ? date->text() : std::string{}, erased),
                    {},
                    std::move(erased),
                    {},
                    whole_.file.id});
}

/// Whose word counts for a field, as far as that is a partner of this region.
std::string Collector::source_of(std::string_view path) const {
  const auto* field = model::find_field(path);
  if (field == nullptr) return {};
  for (const auto source : field->authority) {
    for (const auto& connection : config_.connections) {
      if (connection.source == source) return name_of(connection.organisation);
    }
  }
  return {};
}

void Collector::parked(const store::DeliveryRow& row, const SendWords& send) {
  const auto* purpose = config_.purpose(row.purpose);
  if (row.waits_for.starts_with(kConsent)) {
    const auto scope =
        purpose == nullptr || purpose->consent.empty() ? row.waits_for : purpose->consent;
    found_.push_back({Kind::consent,
                      words_.consent(send, scope),
                      row.organisation,
                      {},
                      row.ground,
                      row.message.id});
    return;
  }
  found_.push_back({Kind::field,
                    words_.field(send, row.waits_for, source_of(row.waits_for)),
                    row.organisation,
                    {},
                    row.ground,
                    row.message.id});
}

void Collector::delivery(const store::DeliveryRow& row) {
  const SendWords send{row.message.kind, name_of(row.organisation), row.ground};
  const auto add = [&](Kind kind, std::string half) {
    found_.push_back({kind, std::move(half), row.organisation, {}, row.ground, row.message.id});
  };
  switch (row.state) {
    case DeliveryState::parked:
      return parked(row, send);
    case DeliveryState::queued:
      if (row.attempts == 0) return add(Kind::sending, words_.queued(send));
      // "2026-03-02T09:15:27+01:00"
      return add(Kind::sending, words_.retried(send, row.attempts, model::dutch_day(row.next_at),
                                               model::rfc3339(row.next_at).substr(11, 5)));
    case DeliveryState::awaiting:
      return add(Kind::confirmation, words_.confirmation(send));
    case DeliveryState::rejected:
    case DeliveryState::not_authorised:
    case DeliveryState::failed:
      return add(Kind::desk, words_.at_desk(send, row.state, model::dutch_day(row.changed)));
    case DeliveryState::confirmed:
    case DeliveryState::cancelled:
      return;
  }
}

const config::Organisation* Collector::doer_of(const store::DeadlineRow& row) const {
  const auto* set = config_.deadline(row.deadline);
  if (set == nullptr || set->task.empty()) return nullptr;
  return workflow::organisation_for(config_.region, whole_.file.municipality, set->task, day_);
}

TermWords Collector::term_words(const store::DeadlineRow& row,
                                const config::Organisation* who) const {
  TermWords words;
  words.title = row.title;
  if (who != nullptr) words.who = who->name;
  words.article = row.article;
  words.shift_reason = row.shift_reason;
  words.strict_due = day_of(row.strict_due);
  words.due = day_of(row.due);
  words.given = !row.given.empty();
  words.previous_due = row.previous_due;
  return words;
}

void Collector::awaited(const store::DeadlineRow& row, bool late) {
  const auto awaited =
      find_await(config_, std::string_view{row.deadline}.substr(store::kAwait.size()));
  SendWords send{row.title, {}, row.article};
  std::string answer = row.met_by;
  Waiting waits{late ? Kind::late : Kind::confirmation, {}, {}, row.due, row.article, row.deadline};
  if (awaited.await != nullptr) {
    send.kind = awaited.send->message;
    answer = awaited.await->field.empty() ? awaited.await->message : awaited.await->field;
    for (const auto& delivery : deliveries_) {
      if (delivery.rule == awaited.rule && delivery.message.kind == send.kind) {
        waits.who = delivery.organisation;
      }
    }
  }
  send.who = waits.who.empty() ? words_.receiver() : name_of(waits.who);
  const auto due = day_of(row.due);
  waits.sentence = late ? words_.silence(send, answer, due) : words_.answer(send, answer, due);
  found_.push_back(std::move(waits));
}

void Collector::deadline(const store::DeadlineRow& row) {
  const auto state = state_of(row, whole_.file, day_);
  if (state == DeadlineState::met || state == DeadlineState::lapsed) return;
  if (is_await(row)) return awaited(row, state == DeadlineState::late);
  const auto* who = doer_of(row);
  const auto words = term_words(row, who);
  Waiting waits{
      Kind::deadline, {},          who == nullptr ? std::string{} : who->id,
      row.due,        row.article, row.item.empty() ? row.deadline : row.deadline + '/' + row.item};
  if (state == DeadlineState::suspended) {
    waits.kind = Kind::suspended;
    waits.until.clear();
    waits.sentence = words_.suspended(words, row.suspended_since);
  } else if (state == DeadlineState::late) {
    waits.kind = Kind::late;
    waits.sentence = words_.late(words, day_);
  } else {
    waits.sentence = words_.running(words);
  }
  found_.push_back(std::move(waits));
}

void Collector::message(const store::MessageRow& row) {
  if (row.state == store::MessageState::failed) {
    found_.push_back({Kind::desk,
                      words_.failed_message(row.message.kind, row.connection),
                      {},
                      {},
                      {},
                      row.message.id});
  } else if (row.state == store::MessageState::parked && row.case_id.empty()) {
    found_.push_back({Kind::doubt,
                      words_.doubtful_message(row.message.kind, row.connection),
                      {},
                      {},
                      {},
                      row.message.id});
  }
}

void Collector::task(const store::TaskRow& row) {
  if (row.done) return;
  const bool late = !row.due.empty() && row.due < text_of(day_);
  found_.push_back(
      {late ? Kind::late : Kind::task,
       words_.task(row.title, row.organisation.empty() ? std::string{} : name_of(row.organisation),
                   row.due, late),
       row.organisation,
       row.due,
       {},
       row.id});
}

std::vector<Waiting> Collector::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Waiting& a, const Waiting& b) {
    // Days are ISO dates and sort as text; what has none comes after what has one.
    const auto key = [](const Waiting& w) {
      return std::tuple{rank(w.kind), w.until.empty(), std::string_view{w.until}};
    };
    return key(a) < key(b);
  });
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].kind == Kind::closed) continue;
    found_[i].sentence = words_.whole(found_[i].sentence, i == 0);
  }
  return std::move(found_);
}

}  // namespace

std::string_view to_string(Waiting::Kind kind) {
  switch (kind) {
    case Kind::closed:
      return "closed";
    case Kind::late:
      return "late";
    case Kind::desk:
      return "desk";
    case Kind::doubt:
      return "doubt";
    case Kind::consent:
      return "consent";
    case Kind::field:
      return "field";
    case Kind::confirmation:
      return "confirmation";
    case Kind::deadline:
      return "deadline";
    case Kind::suspended:
      return "suspended";
    case Kind::task:
      return "task";
    case Kind::sending:
      return "sending";
  }
  return {};
}

std::string_view waits_for_nothing(Language language) {
  return language == Language::dutch ? "Deze zaak wacht nergens op."
                                     : "This case waits for nothing.";
}

std::vector<Waiting> waiting(const config::Config& config, const store::CaseFile& whole,
                             std::span<const store::DeliveryRow> deliveries,
                             std::span<const store::MessageRow> messages, year_month_day day,
                             Language language) {
  Collector collector{config, whole, deliveries, day, language};
  collector.closed();
  if (whole.closed.empty()) {
    for (const auto& row : whole.deadlines) collector.deadline(row);
  }
  for (const auto& row : deliveries) collector.delivery(row);
  for (const auto& row : messages) collector.message(row);
  for (const auto& row : whole.tasks) collector.task(row);
  return collector.take();
}

}  // namespace rodedraad::hub
