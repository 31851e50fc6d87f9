#include "rodedraad/store/checkpoints.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/crypto/signature.h"
#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTail = 4096;  ///< bytes that hold the last two lines

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
  throw StoreError("the checkpoints of the audit log, " + file.string() + ", " + why);
}

struct Line {
  Checkpoint checkpoint;
  std::string said;       ///< what is signed, behind the signature before it
  std::string signature;  ///< hexadecimal
};

std::string words(const Checkpoint& checkpoint) {
  return std::string{checkpoint.restored ? "restored " : "checkpoint "} +
         std::to_string(checkpoint.head.seq) + ' ' + crypto::hex(checkpoint.head.seal) + ' ' +
         std::to_string(checkpoint.at.time_since_epoch().count());
}

std::optional<Line> parse(const std::string& text) {
  std::istringstream in{text};
  std::string kind, seal, rest;
  std::int64_t at = 0;
  Line line;
  if (!(in >> kind >> line.checkpoint.head.seq >> seal >> at >> line.signature) || in >> rest) {
    return std::nullopt;
  }
  const auto bytes = crypto::from_hex(seal);
  if (!bytes || (kind != "checkpoint" && kind != "restored")) return std::nullopt;
  line.checkpoint.head.seal = *bytes;
  line.checkpoint.at = model::Instant{std::chrono::milliseconds{at}};
  line.checkpoint.restored = kind == "restored";
  line.said = text.substr(0, text.rfind(' '));
  return line;
}

bool holds(const Line& line, const std::string& before, const std::string& public_key) {
  const auto signature = crypto::from_hex(line.signature);
  return signature && crypto::is_signed(public_key, before + '\n' + line.said, *signature);
}

/// The last bytes of a file from its last line but one; a line that was cut off is left out.
std::vector<std::string> last_lines(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return {};
  in.seekg(0, std::ios::end);
  const auto size = static_cast<std::size_t>(in.tellg());
  const auto from = size > kTail ? size - kTail : 0;
  in.seekg(static_cast<std::streamoff>(from));
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (from > 0) text.erase(0, text.find('\n') + 1);
  text.erase(text.rfind('\n') + 1);
  std::istringstream lines{text};
  std::vector<std::string> result;
  for (std::string line; std::getline(lines, line);) result.push_back(line);
  if (result.size() > 2) result.erase(result.begin(), result.end() - 2);
  return result;
}

std::string signature_of(const std::string& line) {
  const auto parsed = parse(line);
  return parsed ? parsed->signature : std::string{};
}

/// Takes a line away of which a power cut left only a part.
void drop_half_line(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return;
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  const auto whole = text.rfind('\n') + 1;
  if (whole < text.size()) fs::resize_file(file, whole);
}

bool write_all(int descriptor, const std::string& text) {
  return ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
         ::fsync(descriptor) == 0;
}

}  // namespace

CheckpointList read_checkpoints(const fs::path& file, const std::string& public_key) {
  std::ifstream in{file};
  if (!in) fail(file, "cannot be read: is it there?");
  CheckpointList list;
  std::string before;
  std::size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    const auto line = parse(text);
    if (line && holds(*line, before, public_key)) {
      list.checkpoints.push_back(line->checkpoint);
    } else if (!in.eof()) {  // a last line without an end is what a power cut leaves
      list.bad_lines.push_back(number);
    }
    before = line ? line->signature : std::string{};
  }
  return list;
}

std::string read_public_key(const fs::path& file) {
  std::ifstream in{file};
  std::string text;
  in >> text;
  const auto key = crypto::from_hex(text);
  if (!key || key->size() != 32) fail(file, "is no public key: 64 hexadecimal digits");
  return *key;
}

Checkpoints::Checkpoints(fs::path folder, crypto::Secret key)
    : folder_(std::move(folder)), key_(std::move(key)), public_key_(crypto::public_key_of(key_)) {
  const auto known = folder_ / kPublicKeyFile;
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed) fail(folder_, "cannot be made: " + failed.message());
  if (!fs::exists(known)) crypto::make_file(known, crypto::hex(public_key_) + '\n', 0644);
  if (read_public_key(known) != public_key_) {
    fail(folder_, "belong to another hub, or the key was lost: give this hub a folder of its own");
  }
  drop_half_line(file());
}

std::optional<Checkpoint> Checkpoints::last() const {
  const auto lines = last_lines(file());
  if (lines.empty()) return std::nullopt;
  const auto line = parse(lines.back());
  const auto before = lines.size() < 2 ? std::string{} : signature_of(lines.front());
  if (!line || !holds(*line, before, public_key_)) {
    fail(file(), "were changed: the signature of the last line does not hold");
  }
  return line->checkpoint;
}

void Checkpoints::add(const Checkpoint& checkpoint) {
  const auto lines = last_lines(file());
  const auto before = lines.empty() ? std::string{} : signature_of(lines.back());
  const auto said = words(checkpoint);
  const auto line = said + ' ' + crypto::hex(crypto::sign(key_, before + '\n' + said)) + '\n';
  const int descriptor = ::open(file().c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0644);
  const bool written = descriptor >= 0 && write_all(descriptor, line);
  if (descriptor >= 0) ::close(descriptor);
  if (!written) fail(file(), "cannot be written: check the folder and its disk");
}

}  // namespace rodedraad::store
