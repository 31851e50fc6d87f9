#include "rodedraad/store/search.h"

#include "sealed_rows.h"
#include "search_shared.h"

/// What people do together; the longer lists are in files of their own.
namespace rodedraad::store {

namespace {

constexpr const char* kProposals =
    "SELECT id, kind, object, gemeente, case_id, asked_by, why, state, decided_by, at, decided_at, "
    "key, sealed FROM proposal WHERE ";
constexpr const char* kBulks =
    "SELECT id, kind, filter, why, actor, approved_by, state, at, total, done, failed FROM bulk "
    "WHERE ";

ProposalRow proposal_of(Search::Work& work, Row row) {
  ProposalRow out;
  for (auto* text : {&out.id, &out.kind, &out.object, &out.municipality, &out.case_id,
                     &out.asked_by, &out.why, &out.state, &out.decided_by}) {
    *text = row.text();
  }
  out.at = to_instant(row.number());
  out.decided_at = to_instant(row.number());
  const auto key = row.number();
  auto opened = open_text(work.statements(), work.vault(), key, "proposal", out.id, row.text());
  out.content = opened.damaged ? kTextDamaged : std::move(opened.plain);
  return out;
}

RevisionRow revision_of(Row& row) {
  RevisionRow out;
  for (auto* text : {&out.hash, &out.actor, &out.origin}) *text = row.text();
  out.at = to_instant(row.number());
  return out;
}

BulkRow bulk_of(Row row) {
  BulkRow out;
  for (auto* text :
       {&out.id, &out.kind, &out.filter, &out.why, &out.actor, &out.approved_by, &out.state}) {
    *text = row.text();
  }
  out.at = to_instant(row.number());
  for (auto* number : {&out.total, &out.done, &out.failed}) *number = row.number();
  return out;
}

constexpr auto id_cursor = [](const auto& line) { return line.id; };

}  // namespace

Search::Search(const Location& location, std::chrono::milliseconds at_most)
    : work_(std::make_unique<Work>(location, at_most)) {}

Search::~Search() = default;

Page<ProposalRow> Search::proposals(const std::string& state,
                                    const std::vector<std::string>& municipalities,
                                    const std::string& cursor, std::size_t limit) {
  const auto count = lines_of(limit);
  Sql sql{std::string{kProposals} + "TRUE"};
  sql.also("state", state).among("gemeente", municipalities);
  if (!cursor.empty()) sql.add(" AND id < ?", cursor);
  sql.add(" ORDER BY id DESC LIMIT ?", static_cast<std::int64_t>(count + 1));
  std::vector<ProposalRow> lines;
  work_->within_time(
      [&] { work_->each(sql, [&](Row row) { lines.push_back(proposal_of(*work_, row)); }); });
  return cut(std::move(lines), count, id_cursor);
}

std::optional<ProposalRow> Search::proposal(const std::string& id) {
  std::optional<ProposalRow> out;
  Sql sql{std::string{kProposals} + "id = ?"};
  work_->within_time(
      [&] { work_->each(sql.add("", id), [&](Row row) { out = proposal_of(*work_, row); }); });
  return out;
}

Page<RevisionRow> Search::revisions(const std::string& cursor, std::size_t limit) {
  const auto count = lines_of(limit);
  struct Numbered {
    RevisionRow row;
    std::int64_t seq;
  };
  std::vector<Numbered> found;
  Sql sql{
      "SELECT hash, actor, origin, at, seq FROM revision WHERE seq < ? ORDER BY seq DESC LIMIT "
      "?"};
  sql.add("", number_of(cursor, INT64_MAX), static_cast<std::int64_t>(count + 1));
  work_->within_time([&] {
    work_->each(sql, [&](Row row) {
      auto revision = revision_of(row);
      found.push_back({std::move(revision), row.number()});
    });
  });
  auto page = cut(std::move(found), count, seq_cursor);
  Page<RevisionRow> out{{}, std::move(page.next)};
  for (auto& each : page.lines) out.lines.push_back(std::move(each.row));
  return out;
}

std::optional<RevisionRow> Search::revision(const std::string& hash) {
  std::optional<RevisionRow> out;
  Sql sql{
      "SELECT hash, actor, origin, at, files FROM revision WHERE hash = ? ORDER BY seq DESC "
      "LIMIT 1"};
  work_->within_time([&] {
    work_->each(sql.add("", hash), [&](Row row) {
      out = revision_of(row);
      out->files = row.text();
    });
  });
  return out;
}

Page<BulkRow> Search::bulks(const std::string& cursor, std::size_t limit) {
  const auto count = lines_of(limit);
  Sql sql{std::string{kBulks} + "TRUE"};
  if (!cursor.empty()) sql.add(" AND id < ?", cursor);
  sql.add(" ORDER BY id DESC LIMIT ?", static_cast<std::int64_t>(count + 1));
  std::vector<BulkRow> lines;
  work_->within_time([&] { work_->each(sql, [&](Row row) { lines.push_back(bulk_of(row)); }); });
  return cut(std::move(lines), count, id_cursor);
}

std::optional<BulkRow> Search::bulk(const std::string& id) {
  std::optional<BulkRow> out;
  Sql sql{std::string{kBulks} + "id = ?"};
  work_->within_time([&] { work_->each(sql.add("", id), [&](Row row) { out = bulk_of(row); }); });
  return out;
}

Page<BulkItemRow> Search::bulk_items(const std::string& bulk, const std::string& cursor,
                                     std::size_t limit) {
  const auto count = lines_of(limit);
  Sql sql{
      "SELECT bulk, delivery, result FROM bulk_item WHERE bulk = ? AND delivery > ? ORDER BY "
      "delivery LIMIT ?"};
  sql.add("", bulk, cursor, static_cast<std::int64_t>(count + 1));
  std::vector<BulkItemRow> lines;
  work_->within_time([&] {
    work_->each(sql, [&](Row row) {
      auto& line = lines.emplace_back();
      for (auto* text : {&line.bulk, &line.delivery, &line.result}) *text = row.text();
    });
  });
  return cut(std::move(lines), count, [](const BulkItemRow& line) { return line.delivery; });
}

}  // namespace rodedraad::store
