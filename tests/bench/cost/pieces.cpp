#include "pieces.h"

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "folder.h"
#include "known_case.h"
#include "rodedraad/crypto/aead.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/search.h"
#include "rodedraad/store/writer.h"
#include "sample_rows.h"
#include "traffic.h"
#include "whole_hub.h"

namespace rodedraad::bench {

namespace {

constexpr std::size_t kTogether = 16;  ///< messages in a commit
constexpr std::size_t kPersons = 8;
constexpr std::size_t kStored = 256;
constexpr std::size_t kPage = 50;

/// What was made is not thrown away before it is made.
template <class T>
void keep(const T& made) {
  asm volatile("" : : "g"(&made) : "memory");
}

const std::string& body() {
  static const auto text = signed_statement_body(0, 0, 14);
  return text;
}

std::string golden(const char* file) {
  std::ifstream in(std::string{RODEDRAAD_GOLDEN "/"} + file, std::ios::binary);
  if (!in) throw std::runtime_error(std::string{file} + " cannot be read");
  return {std::istreambuf_iterator<char>{in}, {}};
}

void parse(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    keep(message::parse_json(body()));
#ifdef RODEDRAAD_PLANTED_SLOWDOWN
    if (i % 10 == 0) keep(message::parse_json(body()));
#endif
  }
}

/// What the message says, by itself and beside a case in which nothing is said.
void decode(std::size_t count, const char* connection, const sdk::Message& message) {
  const auto& adapter = known_case().adapter(connection);
  for (std::size_t i = 0; i < count; ++i) {
    const auto decoded = adapter.decode(message);
    const auto related = adapter.relate(message, {true, "2026-05-01", {}});
    if (!decoded) throw std::runtime_error(decoded.error().text);
    if (!related) throw std::runtime_error(related.error().text);
    if (decoded->facts.empty() && related->facts.empty()) {
      throw std::runtime_error("it says nothing");
    }
  }
}

void decode_duo(std::size_t count) {
  sdk::Message message;
  message.kind = "examenresultaten";
  message.media_type = "application/json";
  message.headers = {{"API-Version", "1.0.0"}};
  message.body = golden("duo/golden/examenresultaten.json");
  decode(count, "duo", message);
}

void decode_wmo(std::size_t count) {
  sdk::Message message;
  message.kind = "wmo301";
  message.method = "POST";
  message.media_type = "text/xml";
  message.body = golden("wmo/golden/wmo301.xml");
  decode(count, "wmo", message);
}

void map(std::size_t count) {
  const auto compiled =
      message::Mapping::compile(known_case().config().mappings.at("vluchtelingenwerk"));
  const auto tree = message::parse_json(body());
  for (std::size_t i = 0; i < count; ++i) {
    sdk::Decoded decoded;
    compiled->apply("vwn.pvt", tree->root(), decoded);
    keep(decoded);
  }
}

void merge(std::size_t count) {
  const auto facts = known_case().facts_of_message();
  for (std::size_t i = 0; i < count; ++i) {
    auto file = known_case().file();
    keep(model::merge(file, facts));
  }
}

void decide(std::size_t count) {
  auto file = known_case().file();
  const auto events = workflow::events_of(model::merge(file, known_case().facts_of_message()));
  const auto today = model::dutch_day(known_case().now());
  for (std::size_t i = 0; i < count; ++i) {
    keep(known_case().rules().decide(file, events, {}, today));
  }
}

crypto::Secret key() { return crypto::Secret{std::string(crypto::kKeyLength, 'k')}; }

void seal(std::size_t count) {
  const auto secret = key();
  for (std::size_t i = 0; i < count; ++i) keep(crypto::seal(secret, "message", body()));
}

void open(std::size_t count) {
  const auto secret = key();
  const auto sealed = crypto::seal(secret, "message", body());
  for (std::size_t i = 0; i < count; ++i) {
    if (!crypto::open(secret, "message", sealed)) throw std::runtime_error("it does not open");
  }
}

/// A store with the rows of messages in it.
class Stored {
 public:
  void write(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      rows_.push_back(sample_rows(written_++));
      if (rows_.size() == kTogether || i + 1 == count) commit();
    }
  }
  const store::Location& location() const { return location_; }

 private:
  [[noreturn]] static void broken(std::string_view what) {
    throw std::runtime_error(std::string{what});
  }

  void commit() {
    for (auto& rows : rows_) {
      writer_.submit([&rows](store::Transaction& transaction) { put(transaction, rows); }, nullptr);
    }
    writer_.step();
    rows_.clear();
  }

  Folder folder_;
  store::Location location_ = store::Location::from_url("sqlite:hub.db", folder_.path());
  store::Writer writer_{location_, broken, model::Drive::by_hand};
  std::vector<MessageRows> rows_;
  std::size_t written_ = 0;
};

void write_rows(std::size_t count) { Stored{}.write(count); }

void read_rows(std::size_t count) {
  Stored stored;
  stored.write(kStored);
  store::Reader reader{stored.location()};
  for (std::size_t i = 0; i < count; ++i) {
    const auto id = sample_rows(i % kStored).message.message.id;
    const auto row = reader.message(id);
    if (!row || row->message.body.empty()) throw std::runtime_error("a row cannot be read");
  }
}

void list(std::size_t count) {
  Stored stored;
  stored.write(kStored);
  store::Search search{stored.location(), std::chrono::hours{1}};
  store::MessageQuery query;
  query.connection = "vluchtelingenwerk";
  query.kind = "vwn.pvt";
  for (std::size_t i = 0; i < count; ++i) {
    if (search.messages(query, {}, kPage).lines.size() != kPage) {
      throw std::runtime_error("the list is not full");
    }
  }
}

void new_persons(std::size_t count) {
  WholeHub hub;
  hub.persons(count);
}

void statements(std::size_t count) {
  WholeHub hub;
  hub.persons(kPersons);
  hub.statements(count, kPersons);
}

constexpr std::array kPieces{
    Piece{"parse", "message of 2 KB", 200, parse},
    Piece{"decode-duo", "message of DUO", 200, decode_duo},
    Piece{"decode-wmo", "message of iWmo", 100, decode_wmo},
    Piece{"map", "message of 47 values", 100, map},
    Piece{"merge", "message of 47 values", 100, merge},
    Piece{"decide", "message of 47 values", 100, decide},
    Piece{"seal", "body of 2 KB", 400, seal},
    Piece{"open", "body of 2 KB", 400, open},
    Piece{"write", "message, its rows", 128, write_rows},
    Piece{"read", "message", 200, read_rows},
    Piece{"list", "page of 50 lines", 40, list},
    Piece{"person", "person, to 5 deliveries", 64, new_persons},
    Piece{"statement", "message, to a delivery", 128, statements},
};

}  // namespace

std::span<const Piece> pieces() { return kPieces; }

}  // namespace rodedraad::bench
