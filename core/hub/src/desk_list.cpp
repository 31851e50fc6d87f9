#include "rodedraad/hub/desk_list.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace rodedraad::hub {

namespace {

/// What lines of both sorts say in the same words.
template <class Line>
DeskItem about(Line& line) {
  DeskItem item;
  item.seq = line.seq;
  item.id = std::move(line.id);
  item.connection = std::move(line.connection);
  item.kind = std::move(line.kind);
  item.case_id = std::move(line.case_id);
  item.municipality = std::move(line.municipality);
  item.reason = std::move(line.reason);
  item.state = store::to_string(line.state);
  return item;
}

DeskItem item_of(store::DeliveryLine line, const Cause& cause) {
  auto item = about(line);
  item.purpose = std::move(line.purpose);
  item.status = line.answer_status;
  item.attempts = line.attempts;
  // Its attempts count anew when a person sends it again; the list of them goes on.
  item.again = !line.repeats.empty() || line.last_attempt > line.attempts;
  item.made = line.created;
  item.since = line.changed;
  item.cause = &cause;
  return item;
}

DeskItem item_of(store::MessageLine line, const Cause& cause) {
  auto item = about(line);
  item.incoming = true;
  item.made = item.since = line.received;
  item.cause = &cause;
  return item;
}

/// All pages of a list.
template <class Read, class Found>
void each_line(Read read, Found found) {
  std::string cursor;
  do {
    auto page = read(cursor);
    for (auto& line : page.lines) found(std::move(line));
    cursor = std::move(page.next);
  } while (!cursor.empty());
}

class Walk {
 public:
  Walk(store::Search& search, const config::Config& config,
       const std::vector<std::string>& municipalities, model::Instant now,
       const std::function<void(DeskItem)>& found)
      : search_(search),
        config_(config),
        municipalities_(municipalities),
        now_(now),
        found_(found) {}

  void deliveries(std::string_view cause) {
    auto query = deliveries_at_desk(search_, config_, cause, now_);
    query.municipalities = municipalities_;
    each_line(
        [&](const std::string& cursor) {
          return search_.deliveries(query, cursor, store::Search::kMostLines);
        },
        [&](store::DeliveryLine line) {
          if (const auto* why = cause_of(line, config_)) found_(item_of(std::move(line), *why));
        });
  }

  void messages() {
    store::MessageQuery query;
    query.desk = true;
    each_message(query, [&](store::MessageLine line) {
      const auto& why = cause_of(line);
      found_(item_of(std::move(line), why));
    });
  }

  void waiting_for_long() {
    auto shortest = config::Connection{}.give_up_after;
    for (const auto& each : config_.connections) shortest = std::min(shortest, each.give_up_after);
    store::MessageQuery query;
    query.waits = true;
    query.until = now_ - shortest;
    each_message(query, [&](store::MessageLine line) {
      const auto* connection = config_.connection(line.connection);
      if (connection != nullptr && line.received + connection->give_up_after > now_) return;
      found_(item_of(std::move(line), cause_of_unknown_person()));
    });
  }

 private:
  template <class Found>
  void each_message(store::MessageQuery query, Found found) {
    query.municipalities = municipalities_;
    each_line(
        [&](const std::string& cursor) {
          return search_.messages(query, cursor, store::Search::kMostLines);
        },
        found);
  }

  store::Search& search_;
  const config::Config& config_;
  const std::vector<std::string>& municipalities_;
  model::Instant now_;
  const std::function<void(DeskItem)>& found_;
};

}  // namespace

store::DeliveryQuery deliveries_at_desk(store::Search& search, const config::Config& config,
                                        std::string_view cause, model::Instant now) {
  store::DeliveryQuery query;
  const auto& gone = cause_of_missing_connection().code;
  if (cause != gone) {
    query.desk = true;
    if (cause.empty()) return query;
    query.wanted = [&config, code = std::string{cause}](const store::DeliveryLine& line) {
      const auto* found = cause_of(line, config);
      return found != nullptr && found->code == code;
    };
    return query;
  }
  query.states = {store::DeliveryState::queued};
  for (auto& load : search.waiting({}, now)) {
    if (load.queued > 0 && config.connection(load.connection) == nullptr) {
      query.connections.push_back(std::move(load.connection));
    }
  }
  // An empty list would choose all; no connection has an empty name.
  if (query.connections.empty()) query.connections.emplace_back();
  return query;
}

void each_at_desk(store::Search& search, const config::Config& config,
                  const std::vector<std::string>& municipalities, model::Instant now,
                  const std::function<void(DeskItem)>& found) {
  Walk walk{search, config, municipalities, now, found};
  walk.deliveries({});
  walk.deliveries(cause_of_missing_connection().code);
  walk.messages();
  walk.waiting_for_long();
}

std::vector<DeskGroup> groups_of(const std::vector<DeskItem>& items) {
  std::map<std::tuple<std::string_view, std::string, std::string>, DeskGroup> found;
  for (const auto& item : items) {
    auto& group = found[{item.cause->code, item.connection, item.kind}];
    if (group.count++ == 0) {
      group = {item.cause, item.connection, item.kind, 1, item.made, item.since};
    }
    group.made = std::min(group.made, item.made);
    group.since = std::min(group.since, item.since);
  }
  std::vector<DeskGroup> groups;
  groups.reserve(found.size());
  for (auto& [key, group] : found) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return groups;
}

}  // namespace rodedraad::hub
