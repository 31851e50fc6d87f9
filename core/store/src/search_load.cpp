#include <map>

#include "search_shared.h"

/// How busy each connection is.
namespace rodedraad::store {

namespace {

using Loads = std::map<std::string, ConnectionLoad>;

class Counting {
 public:
  Counting(Search::Work& work, const std::vector<std::string>& municipalities, Instant now)
      : work_(work), municipalities_(municipalities), now_(now) {}

  std::vector<ConnectionLoad> all() {
    waiting();
    desk();
    per_minute(kMessages, {"message", {"gemeente", "connection", "kind"}},
               &ConnectionLoad::received);
    per_minute(kDeliveries, {"delivery", {"gemeente", "connection", "organisation", "kind"}},
               &ConnectionLoad::made);
    std::vector<ConnectionLoad> out;
    for (auto& [connection, load] : loads_) {
      load.connection = connection;
      out.push_back(std::move(load));
    }
    return out;
  }

 private:
  void waiting() {
    struct Oldest {
      std::string connection;
      std::int64_t seq = 0;
    };
    std::vector<Oldest> oldest;
    for (const char* state : {"queued", "in flight", "parked", "awaiting confirmation"}) {
      Sql sql{"SELECT connection, count(*), min(seq) FROM delivery WHERE state = '"};
      sql.add(state).add("' AND state <> 'confirmed'").among("gemeente", municipalities_);
      work_.each(sql.add(" GROUP BY connection"), [&](Row row) {
        auto connection = row.text();
        auto& load = loads_[connection];
        const auto count = row.number();
        const auto first = row.number();
        const std::string_view of{state};
        if (of == "parked") load.parked += count;
        if (of == "awaiting confirmation") load.awaiting += count;
        if (of != "queued" && of != "in flight") return;
        load.queued += count;
        oldest.push_back({std::move(connection), first});
      });
    }
    for (const auto& first : oldest) {
      Sql sql{"SELECT created FROM delivery WHERE seq = ?"};
      work_.each(sql.add("", first.seq), [&](Row row) {
        auto& load = loads_[first.connection];
        const auto created = to_instant(row.number());
        if (load.oldest == Instant{} || created < load.oldest) load.oldest = created;
      });
    }
  }

  void desk() {
    Sql sql{"SELECT connection, count(*) FROM delivery WHERE desk = 1"};
    sql.among("gemeente", municipalities_).add(" GROUP BY connection");
    work_.each(sql, [&](Row row) {
      auto connection = row.text();
      loads_[connection].desk = row.number();
    });
  }

  /// Rows are in the order of time: a minute is where one seq ends and another begins.
  void per_minute(const Timeline& timeline, const Grouping& grouping,
                  std::array<std::int64_t, ConnectionLoad::kMinutes> ConnectionLoad::*into) {
    std::vector<std::int64_t> begins;
    auto left = work_.whole(timeline);
    for (std::size_t minute = 0; minute <= ConnectionLoad::kMinutes; ++minute) {
      const auto ago = static_cast<int>(ConnectionLoad::kMinutes - minute);
      left.low = work_.seq_at(timeline, now_ - std::chrono::minutes{ago}, left);
      begins.push_back(left.low);
    }
    Sql sql{std::string{"SELECT seq FROM "} + grouping.table + " WHERE "};
    std::string columns;
    for (const auto* column : grouping.columns) columns += std::string{column} + " = ? AND ";
    columns += "seq >= ? AND seq < ?";
    for (const auto& group : work_.groups(grouping)) {
      if (!among(municipalities_, group[0])) continue;
      auto of_group = sql;
      of_group.add(columns);
      for (const auto& value : group) of_group.add("", value);
      of_group.add("", begins.front(), begins.back());
      auto& minutes = loads_[group[1]].*into;
      work_.each(of_group, [&](Row row) {
        const auto after = std::ranges::upper_bound(begins, row.number());
        ++minutes.at(static_cast<std::size_t>(after - begins.begin()) - 1);
      });
    }
  }

  Search::Work& work_;
  const std::vector<std::string>& municipalities_;
  Instant now_;
  Loads loads_;
};

}  // namespace

std::vector<ConnectionLoad> Search::waiting(const std::vector<std::string>& municipalities,
                                            Instant now) {
  return work_->within_time([&] { return Counting{*work_, municipalities, now}.all(); });
}

}  // namespace rodedraad::store
