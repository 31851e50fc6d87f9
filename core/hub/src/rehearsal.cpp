#include "rodedraad/hub/rehearsal.h"

#include <algorithm>

#include "batch.h"
#include "rodedraad/hub/admission.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryState;
using store::MessageState;

constexpr std::uint64_t kSeed = 20220101;  // any; the same for every rehearsal

std::string key_of(const std::string& municipality, const model::CaseIdentifier& identifier) {
  return municipality + '/' + identifier.type + '/' + identifier.value;
}

}  // namespace

Rehearsal::Rehearsal(const config::Config& config, const config::Catalogue& catalogue,
                     const Adapters& adapters, model::Instant start, bool polls)
    : clock_(start), ids_(clock_, kSeed), rules_(config, catalogue), context_{config,   catalogue,
                                                                              adapters, clock_,
                                                                              ids_,     rules_} {
  if (!polls) return;
  for (const auto& connection : config.connections) {
    for (const auto& poll : connection.polls) polls_.push_back({&connection, &poll, start});
  }
}

const Rehearsal::Earlier* Rehearsal::earlier(const store::MessageRow& row) const {
  if (row.idempotency_key.empty()) return nullptr;
  const auto found =
      keys_.find(row.municipality + '/' + row.connection + '/' + row.idempotency_key);
  return found == keys_.end() ? nullptr : &found->second;
}

void Rehearsal::remember(const store::MessageRow& row) {
  if (row.idempotency_key.empty()) return;
  keys_.emplace(row.municipality + '/' + row.connection + '/' + row.idempotency_key,
                Earlier{row.message.id, row.body_hash});
}

sdk::Reply Rehearsal::accept(const config::Connection& connection, sdk::Message message) {
  if (message.id.empty()) message.id = ids_.next();
  auto admitted = admit(context_, connection, std::move(message));
  auto& row = admitted.row;
  if (admitted.reply == sdk::Reply::accepted) {
    const auto* before = earlier(row);
    if (before == nullptr) {
      take(std::move(row));
      return admitted.reply;
    }
    const bool same = before->body_hash == row.body_hash;
    admitted.reply = same ? sdk::Reply::duplicate : sdk::Reply::conflict;
    row.state = same ? MessageState::duplicate : MessageState::refused;
    row.reason = same ? "hetzelfde bericht kwam eerder binnen"
                      : "onder dit kenmerk kwam eerder een andere inhoud binnen";
  }
  Plan refused;
  refused.message = std::move(row);
  plans_.push_back(std::move(refused));
  return admitted.reply;
}

void Rehearsal::take(store::MessageRow message) {
  remember(message);
  queue_.push_back(std::move(message));
  drain();
}

void Rehearsal::tell(const config::Connection& connection, const std::string& kind,
                     const std::string& municipality,
                     const std::vector<sdk::Identifier>& identifiers,
                     const std::vector<sdk::DecodedFact>& facts) {
  const auto say = [&](const std::string& as, sdk::Decoded decoded) {
    store::MessageRow row;
    row.message.id = ids_.next();
    row.message.kind = as;
    row.connection = connection.id;
    row.municipality = municipality;
    row.received = clock_.now();
    decoded.identifiers = identifiers;
    apply(make_told_plan(context_, *this, std::move(row), std::move(decoded)));
    drain();
  };
  const bool known =
      std::any_of(identifiers.begin(), identifiers.end(), [&](const auto& identifier) {
        return by_identifier(municipality, {identifier.type, identifier.value}) != nullptr;
      });
  const auto* named = context_.reads(connection, kind);
  const bool opens = named != nullptr && named->opens_case;
  const auto* adapter = context_.catalogue.adapter(connection.adapter.name);
  if (!known && !opens && adapter != nullptr) {
    const auto opener = std::find_if(adapter->kinds.begin(), adapter->kinds.end(),
                                     [](const auto& each) { return each.opens_case; });
    if (opener != adapter->kinds.end()) say(opener->name, {});
  }
  sdk::Decoded decoded;
  decoded.facts = facts;
  say(kind, std::move(decoded));
}

void Rehearsal::mark(const std::string& delivery, DeliveryState state) {
  const auto place = places_.find(delivery);
  if (place != places_.end()) deliveries_[place->second].state = state;
}

bool Rehearsal::done(const std::string& task, const std::string& by) {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(),
                                  [&](const auto& each) { return each.id == task && !each.done; });
  if (found == tasks_.end()) return false;
  apply(make_done_plan(context_, *this, found->case_id, found->id, by));
  drain();
  return true;
}

void Rehearsal::drain() {
  while (!queue_.empty()) {
    auto next = std::move(queue_.front());
    queue_.pop_front();
    apply(make_plan(context_, *this, std::move(next)));
  }
  // As the running hub does when the last part of a batch was handled.
  for (auto& batch : std::exchange(batches_, {})) {
    auto parts = parts_[batch.message.id];
    parts_.erase(batch.message.id);
    Plan result;
    result.sends = batch_result(context_, batch, parts);
    result.message = std::move(batch);
    if (!result.sends.empty()) apply(std::move(result));
  }
}

void Rehearsal::apply(Plan plan) {
  keep_case(plan);
  for (auto& task : plan.tasks) tasks_.push_back(task);
  for (const auto& task : plan.task_updates) {
    const auto known = std::find_if(tasks_.begin(), tasks_.end(),
                                    [&](const auto& each) { return each.id == task.id; });
    if (known != tasks_.end()) *known = task;
  }
  keep_parts(plan);
  for (auto& send : plan.sends) {
    send.seq = static_cast<std::int64_t>(deliveries_.size()) + 1;
    places_[send.message.id] = deliveries_.size();
    deliveries_.push_back(send);
  }
  for (const auto& send : plan.unparked) update(send);
  for (const auto& send : plan.unparked) settle_parked(send.cause);
  withdraw(plan);
  for (const auto& identifier : plan.waits) {
    waits_.emplace(key_of(plan.message.municipality, identifier), plan.message.message.id);
  }
  if (plan.message.state == MessageState::parked) {
    messages_[plan.message.message.id] = plan.message;
  } else {
    messages_.erase(plan.message.message.id);
  }
  for (auto row = plan.released.rbegin(); row != plan.released.rend(); ++row) {
    std::erase_if(waits_, [&](const auto& wait) { return wait.second == row->message.id; });
    messages_.erase(row->message.id);
    queue_.push_front(*row);
  }
  if (!plan.message.parent.empty()) {
    for (auto& part : parts_[plan.message.parent]) {
      if (part.message.id == plan.message.message.id) part = plan.message;
    }
  }
  plans_.push_back(std::move(plan));
}

void Rehearsal::keep_case(const Plan& plan) {
  if (plan.file == nullptr) return;
  const auto& id = plan.file->file.id;
  for (const auto& absorbed : plan.absorbed) {
    cases_.erase(absorbed);
    merged_[absorbed] = id;
    for (auto& row : deliveries_) {
      if (row.case_id == absorbed) row.case_id = id;
    }
    for (auto& row : tasks_) {
      if (row.case_id == absorbed) row.case_id = id;
    }
  }
  cases_[id] = plan.file;
  for (const auto& identifier : plan.file->file.identifiers) {
    index_[key_of(plan.file->file.municipality, identifier)] = id;
  }
}

/// A part that came before has no second effect.
void Rehearsal::keep_parts(Plan& plan) {
  const bool batch =
      plan.message.state == MessageState::processed && is_batch(context_, plan.message);
  for (auto& part : plan.parts) {
    const auto* before = part.state == MessageState::received ? earlier(part) : nullptr;
    if (before != nullptr) {
      const bool same = before->body_hash == part.body_hash;
      part.state = same ? MessageState::duplicate : MessageState::refused;
      part.reason = same ? "dezelfde regel kwam eerder binnen als bericht " + before->id
                         : "onder dit kenmerk kwam eerder een andere inhoud binnen";
    } else if (part.state == MessageState::received) {
      remember(part);
      queue_.push_back(part);
    }
  }
  if (!batch) return;
  parts_[plan.message.message.id] = plan.parts;
  batches_.push_back(plan.message);
}

void Rehearsal::update(const store::DeliveryRow& row) {
  const auto place = places_.find(row.message.id);
  if (place == places_.end()) return;
  const auto seq = deliveries_[place->second].seq;
  deliveries_[place->second] = row;
  deliveries_[place->second].seq = seq;
}

/// What waits to be sent and may not go any more.
void Rehearsal::withdraw(const Plan& plan) {
  if (plan.file == nullptr) return;
  for (const auto& withdrawal : plan.withdrawals) {
    for (auto& row : deliveries_) {
      const bool waits = row.state == DeliveryState::queued || row.state == DeliveryState::parked;
      if (!waits || row.purpose != withdrawal.purpose) continue;
      if (row.case_id != plan.file->file.id) continue;
      row.state = DeliveryState::cancelled;
      row.answer_text = "niet verstuurd: " + withdrawal.reason;
      row.changed = clock_.now();
    }
  }
}

/// The last send that a message waited with went on.
void Rehearsal::settle_parked(const std::string& message) {
  const auto waits = std::any_of(deliveries_.begin(), deliveries_.end(), [&](const auto& row) {
    return row.cause == message && row.state == DeliveryState::parked;
  });
  if (!waits) messages_.erase(message);
}

std::vector<Plan> Rehearsal::take_plans() {
  forgotten_plans_ += plans_.size();
  return std::exchange(plans_, {});
}

const store::DeliveryRow* Rehearsal::delivery(const std::string& id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? nullptr : &deliveries_[place->second];
}

bool Rehearsal::answered_after(const std::string& delivery, std::size_t plans) const {
  const auto found = answered_.find(delivery);
  return found != answered_.end() && found->second >= plans + forgotten_plans_;
}

std::string Rehearsal::current_id(const std::string& case_id) const {
  auto id = case_id;
  for (auto next = merged_.find(id); next != merged_.end(); next = merged_.find(id)) {
    id = next->second;
  }
  return id;
}

CaseFilePtr Rehearsal::by_identifier(const std::string& municipality,
                                     const model::CaseIdentifier& identifier) {
  if (!municipality.empty()) {
    const auto found = index_.find(key_of(municipality, identifier));
    return found == index_.end() ? nullptr : by_id(found->second);
  }
  // Who names no municipality means the one case there is, wherever.
  CaseFilePtr only;
  for (const auto& each : context_.config.region.municipalities) {
    const auto found = index_.find(key_of(each.code, identifier));
    if (found == index_.end()) continue;
    if (only != nullptr) return nullptr;
    only = by_id(found->second);
  }
  return only;
}

CaseFilePtr Rehearsal::by_id(const std::string& id) {
  const auto found = cases_.find(current_id(id));
  return found == cases_.end() ? nullptr : found->second;
}

std::vector<store::MessageRow> Rehearsal::waiting_for(const std::string& municipality,
                                                      const model::CaseIdentifier& identifier) {
  std::vector<store::MessageRow> result;
  std::set<std::string> seen;
  for (const auto& where : {municipality, std::string{}}) {
    const auto [begin, end] = waits_.equal_range(key_of(where, identifier));
    for (auto wait = begin; wait != end; ++wait) {
      const auto row = messages_.find(wait->second);
      if (row != messages_.end() && seen.insert(wait->second).second) {
        result.push_back(row->second);
      }
    }
  }
  // Identifiers of messages are in the order of acceptance.
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.message.id < b.message.id; });
  return result;
}

}  // namespace rodedraad::hub
