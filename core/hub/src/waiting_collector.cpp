#include "waiting_collector.h"

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/mandate.h"
#include "rodedraad/workflow/retention.h"

namespace rodedraad::hub {

namespace {

using Kind = Waiting::Kind;
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

}  // namespace

void WaitingCollector::closed() {
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
std::string WaitingCollector::source_of(std::string_view path) const {
  const auto* field = model::find_field(path);
  if (field == nullptr) return {};
  for (const auto source : field->authority) {
    for (const auto& connection : config_.connections) {
      if (connection.source == source) return name_of(connection.organisation);
    }
  }
  return {};
}

void WaitingCollector::parked(const store::DeliveryRow& row, const SendWords& send) {
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

void WaitingCollector::delivery(const store::DeliveryRow& row) {
  const SendWords send{row.message.kind, name_of(row.organisation), row.ground};
  const auto add = [&](Kind kind, std::string half) {
    found_.push_back({kind, std::move(half), row.organisation, {}, row.ground, row.message.id});
  };
  switch (row.state) {
    case DeliveryState::parked:
      return parked(row, send);
    case DeliveryState::in_flight:
      return add(Kind::sending, words_.queued(send));
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
    case DeliveryState::unknown_outcome:
      return add(Kind::desk, words_.at_desk(send, row.state, model::dutch_day(row.changed)));
    case DeliveryState::confirmed:
    case DeliveryState::cancelled:
      return;
  }
}

const config::Organisation* WaitingCollector::doer_of(const store::DeadlineRow& row) const {
  const auto* set = config_.deadline(row.deadline);
  if (set == nullptr || set->task.empty()) return nullptr;
  return workflow::organisation_for(config_.region, whole_.file.municipality, set->task, day_);
}

TermWords WaitingCollector::term_words(const store::DeadlineRow& row,
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

void WaitingCollector::awaited(const store::DeadlineRow& row, bool late) {
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

void WaitingCollector::deadline(const store::DeadlineRow& row) {
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

void WaitingCollector::message(const store::MessageRow& row) {
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

void WaitingCollector::task(const store::TaskRow& row) {
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

}  // namespace rodedraad::hub
