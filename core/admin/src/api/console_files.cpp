#include "console_files.h"

#include <array>
#include <fstream>
#include <iterator>

#include "reply.h"

namespace rodedraad::admin {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kTypes{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".txt", "text/plain; charset=utf-8"}}};

/// No script, style or request of another host, and none in the page itself.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

std::string type_of(const fs::path& file) {
  for (const auto& [ending, type] : kTypes) {
    if (file.extension() == ending) return std::string{type};
  }
  return "application/octet-stream";
}

std::string content(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

fs::path console_folder() {
  std::error_code failed;
  const auto program = fs::read_symlink("/proc/self/exe", failed);
  return program.parent_path().parent_path() / "share/rodedraad/console";
}

ConsoleFiles::ConsoleFiles(const fs::path& folder) {
  std::error_code failed;
  for (fs::recursive_directory_iterator at{folder, failed}, end; !failed && at != end;
       at.increment(failed)) {
    if (!at->is_regular_file(failed)) continue;
    const auto path = '/' + fs::relative(at->path(), folder, failed).generic_string();
    if (path.ends_with(".gz")) {
      files_[path.substr(0, path.size() - 3)].packed = content(at->path());
      continue;
    }
    auto& file = files_[path];
    file.media_type = type_of(at->path());
    file.bytes = content(at->path());
    file.lasting = path.starts_with("/assets/");
  }
}

sdk::Answer ConsoleFiles::answer(const sdk::Message& request, const std::string& path) const {
  if (files_.empty()) {
    return {404,
            "text/plain; charset=utf-8",
            {},
            "Deze hub is zonder console gebouwd: daarvoor is Node.js nodig. De Admin API staat op "
            "/v1/openapi.json.\n"};
  }
  auto found = files_.find(path);
  if (found == files_.end()) {
    const auto last = path.substr(path.rfind('/') + 1);
    const bool names_file = path.starts_with("/assets/") ||
                            (last.find('.') != std::string::npos && !path.starts_with("/status/"));
    found = files_.find("/index.html");
    if (names_file || found == files_.end()) return not_found();
  }
  const auto& file = found->second;
  sdk::Answer answer{200, file.media_type, {}, file.bytes};
  answer.headers.push_back({"Content-Security-Policy", kPolicy});
  answer.headers.push_back(
      {"Cache-Control", file.lasting ? "public, max-age=31536000, immutable" : "no-cache"});
  const auto accepted = request.header("Accept-Encoding");
  if (!file.packed.empty() && accepted.find("gzip") != std::string_view::npos) {
    answer.headers.push_back({"Content-Encoding", "gzip"});
    answer.headers.push_back({"Vary", "Accept-Encoding"});
    answer.body = file.packed;
  }
  return answer;
}

}  // namespace rodedraad::admin
