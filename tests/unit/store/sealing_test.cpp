#include <gmock/gmock.h>
#include <sqlite3.h>

#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "rodedraad/crypto/digest.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kBsn = "999990019";
constexpr auto kCanary = "kanarie-4711";

std::string base64(const std::string& text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i + 2 < text.size(); i += 3) {
    const auto at = [&](std::size_t j) { return static_cast<std::uint8_t>(text[i + j]) + 0U; };
    const unsigned bits = (at(0) << 16U) | (at(1) << 8U) | at(2);
    for (const unsigned shift : {18U, 12U, 6U, 0U}) out += kDigits[(bits >> shift) & 63U];
  }
  return out;
}

/// Everything that one person leaves behind in a store.
class SealedRows : public StoreTest {
 protected:
  void SetUp() override {
    write([](Transaction& transaction) { fill(transaction, "z1", "m1", "d1", "0505"); });
  }

  static void fill(Transaction& transaction, const std::string& case_id, const std::string& id,
                   const std::string& sent, const std::string& municipality) {
    CaseFile whole;
    whole.file.id = case_id;
    whole.file.municipality = municipality;
    auto row = message(id, std::string{"sleutel-"} + kCanary + id);
    row.municipality = municipality;
    row.message.body = std::string{R"({"bsn":")"} + kBsn + R"(","k":")" + kCanary + "\"}";
    row.body_hash = crypto::sha256_hex(row.message.body);
    row.message.target = std::string{"/personen/"} + kBsn;
    row.message.media_type = std::string{"text/plain; "} + kCanary;
    row.message.headers = {{"X-Kenmerk", kCanary}};
    row.explanation = std::string{"{\"waarde\":\""} + kCanary + "\"}";
    row.findings = {{sdk::Severity::warning, "code", "/veld", kCanary}};
    transaction.insert(row);
    transaction.put_case(whole);
    transaction.add_identifier(whole.file, {"bsn", kBsn});
    model::Fact fact;
    fact.path = "inburgeraar.bsn";
    fact.key = kCanary;
    fact.value = kBsn;
    fact.source = "duo";
    transaction.add_facts(case_id, std::vector{fact});
    DeadlineRow term;
    term.deadline = "pip";
    term.item = kCanary;
    term.title = kCanary;
    transaction.put_deadline(case_id, term);
    TaskRow task;
    task.id = "t-" + case_id;
    task.case_id = case_id;
    task.title = task.text = kCanary;
    transaction.put_task(task);
    row.case_id = case_id;
    row.state = MessageState::processed;
    transaction.update(row, MessageState::received, row.received);
    auto out = delivery(sent, case_id);
    out.municipality = municipality;
    out.message.body = row.message.body;
    out.message.target = row.message.target;
    out.answer_text = kCanary;
    out.with = {{"veld", kCanary}};
    out.evidence = kCanary;
    transaction.insert(out);
    transaction.add_attempt({sent, 0, {}, "transient", 500, kCanary});
    transaction.add_wait(municipality, {"bsn", kBsn}, id);
  }

  /// Case z2 comes, and is known to be that of the same person as z1.
  void merge(const std::string& stays, const std::string& absorbed) {
    write([&](Transaction& transaction) {
      fill(transaction, "z2", "m2", "d2", "0505x");
      model::Case file;
      file.id = stays;
      file.municipality = "0505";
      transaction.merge_case(file, absorbed);
    });
  }

  std::string everything() {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }

  /// Changes the file behind the hub's back, with no writer on it.
  void sql(const std::string& text) {
    writer_.reset();
    raw(location_, text);
  }
};

TEST_F(SealedRows, leaves_nothing_of_a_person_in_any_file_in_any_form) {
  auto all = everything();
  writer_.reset();
  all += everything();
  const std::string bsn{kBsn};
  for (const auto& form :
       {bsn, std::string{"9999.90.019"}, std::string{"999 990 019"}, crypto::hex(bsn),
        crypto::sha256(bsn), crypto::sha256_hex(bsn), base64(bsn), std::string{kCanary},
        base64(kCanary), crypto::hex(kCanary)}) {
    EXPECT_EQ(all.find(form), std::string::npos) << form;
  }
}

TEST_F(SealedRows, gives_everything_back) {
  Reader reader{afresh()};
  const auto row = reader.message("m1").value();
  EXPECT_FALSE(row.damaged);
  EXPECT_THAT(row.message.body, ::testing::HasSubstr(kBsn));
  EXPECT_EQ(row.message.target, std::string{"/personen/"} + kBsn);
  EXPECT_EQ(row.message.media_type, std::string{"text/plain; "} + kCanary);
  EXPECT_EQ(row.idempotency_key, std::string{"sleutel-"} + kCanary + "m1");
  EXPECT_EQ(row.findings.at(0).text, kCanary);
  const auto whole = reader.case_file("z1").value();
  EXPECT_FALSE(whole.damaged);
  EXPECT_EQ(whole.file.facts.at(0).value, kBsn);
  EXPECT_EQ(whole.deadlines.at(0).item, kCanary);
  EXPECT_EQ(whole.tasks.at(0).text, kCanary);
  EXPECT_EQ(whole.file.identifiers.at(0).value, kBsn);
  EXPECT_EQ(reader.attempts("d1").at(0).text, kCanary);
  EXPECT_EQ(reader.delivery("d1")->evidence, kCanary);
}

TEST_F(SealedRows, finds_a_person_by_number_in_a_municipality_and_in_any) {
  Reader reader{afresh()};
  EXPECT_EQ(reader.case_with("0505", {"bsn", kBsn}), "z1");
  EXPECT_EQ(reader.case_with("", {"bsn", kBsn}), "z1");
  EXPECT_FALSE(reader.case_with("0482", {"bsn", kBsn}));
  EXPECT_FALSE(reader.case_with("0505", {"vNummer", kBsn}));
  EXPECT_THAT(reader.waiting_for("0505", {"bsn", kBsn}), SizeIs(1));
  EXPECT_THAT(reader.waiting_for("0482", {"bsn", kBsn}), IsEmpty());
}

TEST_F(SealedRows, hashes_a_number_otherwise_in_every_municipality) {
  write([](Transaction& transaction) { fill(transaction, "z2", "m2", "d2", "0482"); });
  writer_.reset();
  const auto values = raw(location_, "SELECT CAST(value AS TEXT) FROM identifier");
  const std::set<std::string> hashes{values.begin(), values.end()};
  EXPECT_THAT(hashes, SizeIs(2));
}

TEST_F(SealedRows, refuses_two_rows_that_were_swapped) {
  write([](Transaction& transaction) {
    auto other = delivery("d2", "z1");
    other.municipality = "0505";
    transaction.insert(other);
  });
  sql("CREATE TEMP TABLE b AS SELECT id, body, notes, day_key, case_key FROM delivery;"
      "UPDATE delivery SET (body, notes, day_key, case_key) = (SELECT b.body, b.notes, b.day_key, "
      "b.case_key FROM b WHERE b.id <> delivery.id);");
  Reader reader{afresh()};
  EXPECT_TRUE(reader.delivery("d1")->damaged);
  EXPECT_EQ(reader.delivery("d1")->message.body, "");
  EXPECT_TRUE(reader.delivery("d2")->damaged);
}

TEST_F(SealedRows, refuses_a_row_that_was_put_in_another_municipality) {
  sql("UPDATE message SET gemeente = '0482'; UPDATE delivery SET gemeente = '0482'");
  Reader reader{afresh()};
  EXPECT_TRUE(reader.message("m1")->damaged);
  EXPECT_TRUE(reader.delivery("d1")->damaged);
}

TEST_F(SealedRows, refuses_a_delivery_that_was_given_another_destination) {
  sql("UPDATE delivery SET connection = 'elders'");
  EXPECT_TRUE(Reader{afresh()}.delivery("d1")->damaged);
}

TEST_F(SealedRows, refuses_a_key_that_was_given_to_another_municipality) {
  sql("UPDATE data_key SET gemeente = '0482' WHERE scope LIKE 'case:%'");
  EXPECT_TRUE(Reader{afresh()}.case_file("z1")->damaged);
}

TEST_F(SealedRows, takes_the_loss_of_a_key_for_damage_only_where_something_must_still_go) {
  sql("DELETE FROM data_key WHERE scope LIKE 'case:%'");
  Reader reader{afresh()};
  EXPECT_FALSE(reader.message("m1")->damaged);
  EXPECT_EQ(reader.message("m1")->message.body, "");
  EXPECT_TRUE(reader.delivery("d1")->damaged);
}

TEST_F(SealedRows, keeps_what_is_left_of_a_damaged_row) {
  const std::string zeros = on_server() ? "decode(repeat('00', 60), 'hex')" : "zeroblob(60)";
  sql("UPDATE message SET state = 'received', notes = " + zeros);
  writer_ = std::make_unique<Writer>(afresh(), [](std::string_view) { ADD_FAILURE(); });
  auto row = Reader{afresh()}.message("m1").value();
  ASSERT_TRUE(row.damaged);
  row.state = MessageState::failed;
  write([&](Transaction& transaction) { transaction.update(row, MessageState::received, {}); });
  Reader reader{afresh()};
  EXPECT_EQ(reader.message("m1")->state, MessageState::failed);
  EXPECT_THAT(reader.message("m1")->message.body, ::testing::HasSubstr(kBsn));
}

TEST_F(SealedRows, leaves_the_message_of_a_delivery_as_it_lies_while_it_goes_its_way) {
  const std::string body = on_server() ? "encode(body, 'hex')" : "hex(body)";
  const auto lies = [&] { return raw(location_, "SELECT " + body + " FROM delivery"); };
  const auto before = lies();
  auto row = Reader{afresh()}.delivery("d1").value();
  row.state = DeliveryState::confirmed;
  row.answer_text = "dank";
  write([&](Transaction& transaction) { transaction.progress(row, DeliveryState::queued); });
  EXPECT_EQ(lies(), before);
  const auto found = Reader{afresh()}.delivery("d1").value();
  EXPECT_FALSE(found.damaged);
  EXPECT_EQ(found.answer_text, "dank");
  EXPECT_THAT(found.message.body, ::testing::HasSubstr(kBsn));
  EXPECT_EQ(found.with, row.with);
}

TEST_F(SealedRows, goes_on_with_a_delivery_whose_case_was_merged_meanwhile) {
  auto row = Reader{afresh()}.delivery("d1").value();
  row.state = DeliveryState::confirmed;
  row.answer_text = "dank";
  merge("z2", "z1");
  const std::string keys = "SELECT count(*) FROM data_key";
  const auto before = raw(location_, keys);
  write([&](Transaction& transaction) { transaction.progress(row, DeliveryState::queued); });
  EXPECT_EQ(raw(location_, keys), before);
  const auto found = Reader{afresh()}.delivery("d1").value();
  EXPECT_EQ(found.case_id, "z2");
  EXPECT_EQ(found.answer_text, "dank");
  EXPECT_THAT(found.message.body, ::testing::HasSubstr(kBsn));
}

TEST_F(SealedRows, makes_no_key_for_a_case_that_was_merged_meanwhile) {
  auto row = Reader{afresh()}.delivery("d1").value();
  row.message.body = "another";
  merge("z2", "z1");
  writer_.reset();
  location_ = afresh();  // with none of its keys in memory
  writer_ = std::make_unique<Writer>(location_, nullptr);
  const std::string keys = "SELECT count(*) FROM data_key";
  const auto before = raw(location_, keys);
  write([&](Transaction& transaction) { transaction.update(row, DeliveryState::queued); });
  EXPECT_EQ(raw(location_, keys), before);
  EXPECT_EQ(Reader{afresh()}.delivery("d1")->message.body, "another");
}

TEST_F(SealedRows, opens_what_came_from_a_case_that_was_merged) {
  merge("z1", "z2");
  Reader reader{afresh()};
  const auto whole = reader.case_file("z2").value();
  EXPECT_EQ(whole.file.id, "z1");
  EXPECT_FALSE(whole.damaged);
  EXPECT_THAT(whole.deadlines, SizeIs(2));
  EXPECT_FALSE(reader.delivery("d2")->damaged);
}

/// What a flip may do: nothing that can be seen, a store that does not open or answer, or a row
/// that is known to be damaged. Never another content.
TEST_F(SealedRows, gives_no_other_content_when_a_bit_of_its_file_was_flipped) {
  if (on_server()) GTEST_SKIP() << "a file only";
  for (int i = 2; i < 20; ++i) {
    write([i](Transaction& transaction) {
      const auto n = std::to_string(i);
      fill(transaction, "z" + n, "m" + n, "d" + n, "0505." + n);
    });
  }
  writer_.reset();
  std::ifstream in(location_.file, std::ios::binary);
  const std::string sound{std::istreambuf_iterator<char>(in), {}};
  // A key that is gone was erased: what has nowhere to go any more is empty then, and not damaged.
  const auto is_sound = [](const auto& row) {
    const bool erased = row.message.body.empty() && is_final(row.state);
    return row.damaged || erased || row.message.body.find(kBsn) != std::string::npos;
  };
  std::mt19937 random{20260213};
  int found = 0;
  for (int flip = 0; flip < 200; ++flip) {
    auto changed = sound;
    const auto bit = std::uniform_int_distribution<std::size_t>{0, 8 * sound.size() - 1}(random);
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    std::ofstream{location_.file, std::ios::binary | std::ios::trunc} << changed;
    try {
      Reader reader{afresh()};
      for (int i = 1; i < 20; ++i) {
        const auto n = std::to_string(i);
        const auto row = reader.message("m" + n);
        const auto sent = reader.delivery("d" + n);
        const auto whole = reader.case_file("z" + n);
        // A row whose id was hit is another row, and is not found under its own.
        EXPECT_TRUE(!row || is_sound(*row)) << bit;
        EXPECT_TRUE(!sent || is_sound(*sent)) << bit;
        if (whole && !whole->damaged) {
          for (const auto& fact : whole->file.facts) EXPECT_EQ(fact.value, kBsn) << bit;
        }
        found += (row && row->damaged) || (sent && sent->damaged) || (whole && whole->damaged);
      }
    } catch (const StoreError&) {
      ++found;
    }
  }
  EXPECT_GT(found, 5);
}

TEST_F(SealedRows, finds_every_bit_that_was_flipped_in_what_it_sealed) {
  if (on_server()) GTEST_SKIP() << "a file only";
  writer_.reset();
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(location_.file.c_str(), &db), SQLITE_OK);
  constexpr std::array<std::pair<const char*, const char*>, 9> kPlaces{{{"message", "body"},
                                                                        {"message", "notes"},
                                                                        {"delivery", "body"},
                                                                        {"delivery", "notes"},
                                                                        {"fact", "facts"},
                                                                        {"deadline", "sealed"},
                                                                        {"identifier", "sealed"},
                                                                        {"attempt", "text"},
                                                                        {"task", "sealed"}}};
  std::mt19937 random{20260214};
  for (std::size_t flip = 0; flip < 200; ++flip) {
    const auto& [table, column] = kPlaces[flip % kPlaces.size()];
    sqlite3_blob* blob = nullptr;
    ASSERT_EQ(sqlite3_blob_open(db, "main", table, column, 1, 1, &blob), SQLITE_OK) << table;
    const auto bit =
        std::uniform_int_distribution<int>{0, 8 * sqlite3_blob_bytes(blob) - 1}(random);
    const auto turn = [&] {
      unsigned char byte = 0;
      ASSERT_EQ(sqlite3_blob_read(blob, &byte, 1, bit / 8), SQLITE_OK);
      byte = static_cast<unsigned char>(byte ^ (1U << static_cast<unsigned>(bit % 8)));
      ASSERT_EQ(sqlite3_blob_write(blob, &byte, 1, bit / 8), SQLITE_OK);
      sqlite3_blob_close(blob);
    };
    turn();
    Reader reader{afresh()};
    EXPECT_TRUE(reader.message("m1")->damaged || reader.delivery("d1")->damaged ||
                reader.case_file("z1")->damaged ||
                reader.task("t-z1")->title.find("beschadigd") != std::string::npos ||
                reader.attempts("d1").at(0).text.find("beschadigd") != std::string::npos)
        << table << '.' << column << ' ' << bit;
    ASSERT_EQ(sqlite3_blob_open(db, "main", table, column, 1, 1, &blob), SQLITE_OK);
    turn();
  }
  sqlite3_close(db);
  Reader reader{afresh()};
  EXPECT_FALSE(reader.message("m1")->damaged || reader.delivery("d1")->damaged ||
               reader.case_file("z1")->damaged);
}

TEST_F(SealedRows, never_uses_a_nonce_twice_under_a_key) {
  for (int i = 2; i < 100; ++i) {
    write([i](Transaction& transaction) {
      const auto n = std::to_string(i);
      fill(transaction, "z" + std::to_string(i % 5), "m" + n, "d" + n, "0505" + n);
    });
  }
  writer_.reset();
  const std::string hex = on_server() ? "encode(substr(" : "hex(substr(";
  const std::string of = on_server() ? ", 1, 12), 'hex') FROM " : ", 1, 12)) FROM ";
  const auto values =
      raw(location_, "SELECT " + hex + "body" + of + "message UNION ALL SELECT " + hex + "notes" +
                         of + "message UNION ALL SELECT " + hex + "body" + of +
                         "delivery UNION ALL SELECT " + hex + "facts" + of +
                         "fact UNION ALL SELECT " + hex + "wrapped" + of + "data_key");
  const std::multiset<std::string> nonces{values.begin(), values.end()};
  ASSERT_GT(nonces.size(), 400U);
  EXPECT_EQ(nonces.size(), (std::set<std::string>{nonces.begin(), nonces.end()}.size()));
}

}  // namespace
}  // namespace rodedraad::store
