#pragma once

#include <map>

#include "rodedraad/store/search.h"
#include "store_fixture.h"

namespace rodedraad::store {

inline Instant at(int seconds) { return Instant{std::chrono::seconds{seconds}}; }

/// A store with a few of everything, in two municipalities.
class SearchTest : public StoreTest {
 protected:
  static MessageRow message_at(const std::string& id, int seconds, const std::string& municipality,
                               const std::string& connection, MessageState state) {
    auto row = message(id, "key-of-" + id);
    row.municipality = municipality;
    row.connection = connection;
    row.received = at(seconds);
    row.state = state;
    return row;
  }

  static DeliveryRow delivery_at(const std::string& id, int seconds,
                                 const std::string& municipality, const std::string& connection,
                                 DeliveryState state) {
    auto row = delivery(id, "z1", state);
    row.municipality = municipality;
    row.connection = connection;
    row.organisation = connection + "-org";
    row.created = row.changed = at(seconds);
    return row;
  }

  static CaseFile file(const std::string& id, const std::string& municipality) {
    CaseFile out;
    out.file.id = id;
    out.file.municipality = municipality;
    out.file.version = 1;
    return out;
  }

  void add_case(const std::string& id, const std::string& municipality,
                const std::string& first_name, const std::string& last_name) {
    write([&](Transaction& transaction) {
      const auto& whole = cases_[id] = file(id, municipality);
      transaction.put_case(whole);
      transaction.add_identifier(whole.file, {"vNummer", "9000000" + id});
      const std::vector<model::Fact> facts{fact("inburgeraar.voornamen", first_name),
                                           fact("inburgeraar.achternaam", last_name)};
      transaction.add_facts(id, facts);
    });
  }

  static model::Fact fact(const std::string& path, const std::string& value) {
    return {path, {}, value, "duo", "m1", {}, {}, at(1), false};
  }

  static DeadlineRow term(const std::string& deadline, const std::string& due) {
    DeadlineRow row;
    row.deadline = deadline;
    row.title = "titel van " + deadline;
    row.rule = "T1";
    row.article = "art. 1";
    row.start = "2026-01-01";
    row.due = row.strict_due = due;
    row.runs = true;
    return row;
  }

  void add_term(const std::string& case_id, const DeadlineRow& row) {
    auto& whole = cases_.at(case_id);
    whole.deadlines.push_back(row);
    write([&](Transaction& transaction) {
      transaction.put_case(whole);
      transaction.put_deadline(case_id, row);
    });
  }

  void add_message(MessageRow row) {
    write([&](Transaction& transaction) { transaction.insert(row); });
  }
  void add_delivery(DeliveryRow row) {
    write([&](Transaction& transaction) { transaction.insert(row); });
  }

  Search& search() {
    if (search_ == nullptr) search_ = std::make_unique<Search>(location_, std::chrono::minutes{1});
    return *search_;
  }

  /// The ids of all lines, page by page of so many.
  template <class List>
  static std::vector<std::string> ids(List list, std::size_t limit = 50) {
    std::vector<std::string> out;
    std::string cursor;
    for (int pages = 0; pages < 1000; ++pages) {
      auto page = list(cursor, limit);
      EXPECT_LE(page.lines.size(), limit);
      for (auto& line : page.lines) out.push_back(line.id);
      cursor = page.next;
      if (cursor.empty()) return out;
    }
    ADD_FAILURE() << "the pages do not end";
    return out;
  }
  std::vector<std::string> messages(const MessageQuery& query, std::size_t limit = 50) {
    return ids([&](auto& cursor, auto most) { return search().messages(query, cursor, most); },
               limit);
  }
  std::vector<std::string> deliveries(const DeliveryQuery& query, std::size_t limit = 50) {
    return ids([&](auto& cursor, auto most) { return search().deliveries(query, cursor, most); },
               limit);
  }
  std::vector<std::string> cases(const CaseQuery& query, std::size_t limit = 50) {
    return ids([&](auto& cursor, auto most) { return search().cases(query, cursor, most); }, limit);
  }

  std::unique_ptr<Search> search_;
  std::map<std::string, CaseFile> cases_;  ///< as the hub holds them, by id
};

}  // namespace rodedraad::store
