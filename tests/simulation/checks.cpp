#include "checks.h"

#include <set>

#include "region.h"
#include "rodedraad/store/audit_log.h"

namespace rodedraad::simulation {

namespace {

using store::DeliveryState;
using store::MessageState;

constexpr std::size_t kPage = 1000;

std::vector<store::MessageRow> all_messages(store::Reader& reader) {
  std::vector<store::MessageRow> all;
  for (std::int64_t after = 0;;) {
    auto page = reader.all_messages(after, kPage);
    if (page.empty()) return all;
    after = page.back().seq;
    for (auto& row : page) {
      if (row.message.kind == "echo") all.push_back(std::move(row));
    }
  }
}

/// The one message of a key that counts.
std::map<std::string, store::MessageRow> check_messages(store::Reader& reader, Ledger& ledger) {
  std::map<std::string, store::MessageRow> counts;
  for (auto& row : all_messages(reader)) {
    if (row.state == MessageState::refused) continue;
    const auto key = line(row.message.body, "id");
    if (row.state != MessageState::processed) {
      ledger.violated("open", key + " is " + std::string{store::to_string(row.state)});
    }
    if (!counts.emplace(key, std::move(row)).second) {
      ledger.violated("twice", key + " counts twice in the store");
    }
  }
  for (const auto& [key, sent] : ledger.sent) {
    const auto found = counts.find(key);
    if (found == counts.end()) {
      if (sent.accepted) ledger.violated("lost", key + " was accepted and is not there");
    } else if (found->second.message.body != sent.body) {
      ledger.violated("changed", key + " is not what was sent");
    }
  }
  return counts;
}

void check_deliveries(store::Reader& reader, const store::MessageRow& message,
                      const Network& network, Ledger& ledger) {
  const auto deliveries = reader.deliveries_of_message(message.message.id);
  if (deliveries.size() != 3) {
    ledger.violated("lost", message.idempotency_key + " has " + std::to_string(deliveries.size()) +
                                " deliveries");
  }
  for (const auto& delivery : deliveries) {
    const auto& id = delivery.message.id;
    if (!store::is_final(delivery.state)) {
      ledger.violated("open", delivery.connection + ": a delivery is " +
                                  std::string{store::to_string(delivery.state)});
    }
    const bool did = network.did(delivery.connection, id);
    if (delivery.state == DeliveryState::confirmed && !did) {
      ledger.violated("lost", delivery.connection + " never did what is confirmed");
    }
    if (delivery.state != DeliveryState::confirmed && did) {
      ledger.violated("unknown", delivery.connection + " did what is " +
                                     std::string{store::to_string(delivery.state)});
    }
  }
}

/// Effects in the order of acceptance, each once, with the value of its own message.
void check_arrivals(store::Reader& reader, const std::map<std::string, store::MessageRow>& messages,
                    Ledger& ledger) {
  std::map<std::string, const store::MessageRow*> by_id;
  for (const auto& [key, message] : messages) by_id[message.message.id] = &message;
  std::map<std::pair<std::string, std::string>, std::int64_t> last;  // destination, case → seq
  std::map<std::string, std::string> bodies;
  std::set<std::string> done;
  for (const auto& arrival : ledger.arrivals) {
    const auto [body, first] = bodies.emplace(arrival.delivery, arrival.body);
    if (!first && body->second != arrival.body) {
      ledger.violated("changed", arrival.destination + " got other bytes for the same delivery");
    }
    if (!arrival.effect) continue;
    if (!done.insert(arrival.delivery).second) {
      ledger.violated("twice", arrival.destination + " did a delivery twice");
      continue;
    }
    const auto delivery = reader.delivery(arrival.delivery);
    const auto cause = delivery ? by_id.find(delivery->cause) : by_id.end();
    if (cause == by_id.end()) {
      ledger.violated("from nowhere", arrival.destination + " got what no message caused");
      continue;
    }
    const auto& message = *cause->second;
    if (line(message.message.body, "inburgeraar.achternaam") != arrival.value) {
      ledger.violated("changed", arrival.destination + " got the value of another message");
    }
    auto& seq = last[{arrival.destination, arrival.case_key}];
    if (message.seq < seq) {
      ledger.violated("order", arrival.destination + " got an older message after a newer one");
    }
    seq = std::max(seq, message.seq);
  }
}

}  // namespace

void check_moves(store::Reader& reader, std::map<std::string, DeliveryState>& before,
                 Ledger& ledger) {
  for (const auto& message : all_messages(reader)) {
    for (const auto& delivery : reader.deliveries_of_message(message.message.id)) {
      const auto [earlier, first] = before.emplace(delivery.message.id, delivery.state);
      if (!first && store::is_final(earlier->second) && earlier->second != delivery.state) {
        ledger.violated("final", delivery.connection + ": what was " +
                                     std::string{store::to_string(earlier->second)} + " became " +
                                     std::string{store::to_string(delivery.state)});
      }
      earlier->second = delivery.state;
    }
  }
}

void check_end(store::Reader& reader, const Network& network, Ledger& ledger) {
  const auto messages = check_messages(reader, ledger);
  for (const auto& [key, message] : messages) {
    check_deliveries(reader, message, network, ledger);
  }
  check_arrivals(reader, messages, ledger);
}

void check_audit(store::Reader& reader, const std::filesystem::path& store, Ledger& ledger) {
  constexpr std::string_view arrow = " -> ";
  std::map<std::string, std::string> stands;  // by object, as the audit log has it
  store::AuditLog log{store::Location{store}};
  for (std::int64_t after = 0;;) {
    const auto page = log.page(after, kPage);
    if (page.empty()) break;
    after = page.back().row.seq;
    for (const auto& [row, seal] : page) {
      const auto at = row.result.find(arrow);
      if (at == std::string::npos) continue;
      const auto from = row.result.substr(0, at);
      const auto [known, first] = stands.emplace(row.object, from);
      if (!first && known->second != from) {
        ledger.violated("audit", "a move from " + from + " follows one to " + known->second);
      }
      known->second = row.result.substr(at + arrow.size());
    }
  }
  const auto compare = [&](const std::string& object, std::string_view state) {
    const auto known = stands.find(object);
    if (known != stands.end() && known->second != state) {
      ledger.violated("audit", "what is " + std::string{state} + " last became " + known->second);
    }
  };
  for (const auto& message : all_messages(reader)) {
    compare(message.message.id, store::to_string(message.state));
    for (const auto& delivery : reader.deliveries_of_message(message.message.id)) {
      compare(delivery.message.id, store::to_string(delivery.state));
    }
  }
}

}  // namespace rodedraad::simulation
