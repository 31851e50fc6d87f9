/// Makes a store with so many messages received and deliveries queued, for the start after a kill:
///   backlog DATA-FOLDER COUNT
/// Half of COUNT are messages that were never processed; half are deliveries that wait for a day.

#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <semaphore>
#include <string>
#include <string_view>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/store/writer.h"

namespace {

using namespace rodedraad;

constexpr int kInOneCommit = 2000;
constexpr int kCases = 50'000;

model::Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

store::MessageRow message(int number) {
  store::MessageRow row;
  row.message.id = "backlog-m-" + std::to_string(number);
  row.message.kind = "SS126";
  row.message.method = "POST";
  row.message.media_type = "application/json";
  row.message.body = "{\"berichtId\":\"" + std::to_string(number) + "\",\"vulling\":\"" +
                     std::string(200, 'x') + "\"}";
  row.connection = "duo";
  row.municipality = "0505";
  row.idempotency_key = row.message.id;
  row.body_hash = crypto::sha256_hex(row.message.body);
  row.received = now();
  return row;
}

store::DeliveryRow delivery(int number) {
  store::DeliveryRow row;
  row.message.id = "backlog-d-" + std::to_string(number);
  row.message.kind = "verzoek-begeleiding";
  row.message.method = "POST";
  row.message.target = "/berichten";
  row.message.media_type = "application/json";
  row.message.body = std::string(400, 'x');
  row.municipality = "0505";
  row.case_id = "backlog-case-" + std::to_string(number % kCases);
  row.connection = "vluchtelingenwerk";
  row.cause = "backlog";
  row.created = row.changed = now();
  row.next_at = now() + std::chrono::hours{24};
  return row;
}

int make(const std::filesystem::path& data, int count) {
  std::filesystem::create_directories(data);
  store::Writer writer{store::Location::from_url("sqlite:hub.db", data), [](std::string_view what) {
                         std::fprintf(stderr, "%.*s\n", static_cast<int>(what.size()), what.data());
                         std::_Exit(69);
                       }};
  std::counting_semaphore<4> room{4};
  for (int first = 0; first < count / 2; first += kInOneCommit) {
    room.acquire();
    writer.submit(
        [first, count](store::Transaction& transaction) {
          for (int n = first; n < std::min(first + kInOneCommit, count / 2); ++n) {
            auto in = message(n);
            transaction.insert(in);
            auto out = delivery(n);
            transaction.insert(out);
          }
        },
        [&room] { room.release(); });
  }
  writer.stop();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  int count = 0;
  const std::string_view text = argc == 3 ? argv[2] : "";
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (problem != std::errc{} || end != text.data() + text.size() || count <= 0) {
    std::fputs("backlog DATA-FOLDER COUNT\n", stderr);
    return 64;
  }
  try {
    return make(argv[1], count);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 70;
  }
}
