#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "rodedraad/store/console_rows.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/search_rows.h"

namespace rodedraad::store {

/// A question took longer than may be: it has to be narrower.
class TooSlow : public StoreError {
 public:
  using StoreError::StoreError;
};

/// Text that is no cursor of this list.
class BadCursor : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// All lists of the console, over ten million messages as over ten. One Search belongs to one
/// thread. Every call sees what was committed before it, and ends with TooSlow after \p at_most.
/// A list gives up to \p limit lines (1 to kMostLines) from where the \p cursor of the page before
/// left off; an empty cursor begins. No list counts, and none opens what a message says.
class Search {
 public:
  static constexpr std::size_t kMostLines = 500;

  explicit Search(const Location& location,
                  std::chrono::milliseconds at_most = std::chrono::seconds{2});
  ~Search();
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  /// Newest first; with a term_state those with the earliest due day first. What was merged into
  /// another case is not on it.
  Page<CaseLine> cases(const CaseQuery& query, const std::string& cursor = {},
                       std::size_t limit = 50);
  /// Newest first.
  Page<MessageLine> messages(const MessageQuery& query, const std::string& cursor = {},
                             std::size_t limit = 50);
  /// The id of the message right before the one of \p seq in these municipalities (empty: all), or
  /// right after it; empty: there is none.
  std::string neighbour(std::int64_t seq, bool later,
                        const std::vector<std::string>& municipalities);
  /// Newest first.
  Page<DeliveryLine> deliveries(const DeliveryQuery& query, const std::string& cursor = {},
                                std::size_t limit = 50);
  /// The earliest due day first.
  Page<TermLine> terms(const TermQuery& query, const std::string& cursor = {},
                       std::size_t limit = 50);
  /// How many there are, by week, municipality and deadline, of those that are due from query.from
  /// up to query.until: both must be given, and lie at most two years apart.
  std::vector<TermCount> term_counts(const TermQuery& query);
  /// Those with a due day first, the earliest on top; then the others, oldest first.
  Page<TaskLine> tasks(const TaskQuery& query, const std::string& cursor = {},
                       std::size_t limit = 50);
  /// Newest first.
  Page<AuditRow> audit(const AuditSearch& query, const std::string& cursor = {},
                       std::size_t limit = 50);
  /// Newest first.
  Page<ProcessingRow> processing(const ProcessingSearch& query, const std::string& cursor = {},
                                 std::size_t limit = 50);

  /// How busy each connection is at \p now, in these municipalities (empty: all). Sorted by name.
  std::vector<ConnectionLoad> waiting(const std::vector<std::string>& municipalities, Instant now);

  /// Newest first. An empty state: in any; empty municipalities: all, and those of none.
  Page<ProposalRow> proposals(const std::string& state,
                              const std::vector<std::string>& municipalities,
                              const std::string& cursor = {}, std::size_t limit = 50);
  std::optional<ProposalRow> proposal(const std::string& id);
  /// Newest first, without their files.
  Page<RevisionRow> revisions(const std::string& cursor = {}, std::size_t limit = 50);
  /// With its files.
  std::optional<RevisionRow> revision(const std::string& hash);
  /// Newest first.
  Page<BulkRow> bulks(const std::string& cursor = {}, std::size_t limit = 50);
  std::optional<BulkRow> bulk(const std::string& id);
  /// In the order of the ids of the deliveries.
  Page<BulkItemRow> bulk_items(const std::string& bulk, const std::string& cursor = {},
                               std::size_t limit = 50);

  class Work;  ///< known only within the store

 private:
  std::unique_ptr<Work> work_;
};

}  // namespace rodedraad::store
