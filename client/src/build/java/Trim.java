import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a compiled script what the compiler's runtime brings for things that no script of
 * ours does: reflection, an object's text, stack traces of Java exceptions, a string or an array
 * that is more than the browser's own, a class for what only holds values. What nothing refers to
 * any more after that is dropped by the next step of the build.
 *
 * <p>Each cut has to match exactly once: where a new compiler writes its runtime otherwise, the
 * build fails here and names the cut, instead of shipping a script that was cut wrongly.
 *
 * <p>Run by the build: {@code java Trim.java SCRIPT}; the file is replaced.
 */
final class Trim {
  private static final String NAME = "[\\w$]+";

  /** A name as it stands by itself. */
  private static final String ALONE = "(?<![\\w$.])%s(?![\\w$])";

  private static final String TEXT = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
  private static final String LIST = "\\[(?:[^\\[\\]]|\\[[^\\[\\]]*])*]";

  /**
   * A class in the tables by which the runtime sets up all classes: itself, its name, superclass,
   * interfaces, modifiers, where it is declared, initialiser, methods.
   */
  private static final Pattern CLASS =
      Pattern.compile(
          "(NAME),0,(NAME),LIST,\\d+,(?:0|LIST),(?:0|\\(\\)=>NAME\\(\\)),(0|LIST)(?:,|(?=]))"
              .replace("NAME", NAME)
              .replace("LIST", LIST));

  private String script;

  private Trim(String script) {
    this.script = script;
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Trim trim = new Trim(Files.readString(file).replace("\n", ""));
    trim.strings();
    trim.literals();
    trim.texts();
    trim.marks();
    trim.exceptions();
    trim.arrays();
    trim.classes();
    trim.values();
    trim.makers();
    trim.functions();
    trim.numbers();
    trim.variables();
    Files.writeString(file, trim.script);
  }

  /** A string of Java's is the browser's own, and an index beyond it no exception. */
  private void strings() {
    Matcher own = find("string of the browser", "(NAME)=str=>str===null\\?null:str\\.(NAME)");
    String field = own.group(2);
    String text = "\\." + Pattern.quote(field);
    put(own, own.group(1) + "=str=>str");
    Matcher java = find("string of Java", "(NAME)=str=>str===null\\?null:(NAME)\\(str\\)");
    put(java, java.group(1) + "=str=>str");
    cut(
        "object of a string",
        "(WRAP)=a=>\\{let b=new NAME\\(\\);NAME\\(b,a\\);return b;}"
            .replace("WRAP", Pattern.quote(java.group(2))),
        "$1=a=>a");
    cut(
        "String.equals",
        "(NAME)=\\(a,b\\)=>\\{let c;if\\(a!==b\\)\\{if\\(b instanceof NAME\\)\\{.*?}return 1;}",
        "$1=(a,b)=>a===b");
    cut(
        "String.indexOf",
        "(NAME)=\\(a,b,c\\)=>\\{let d,e,f;d=NAME\\(0,c\\);e=aTEXT\\.length-.*?return d;}"
            .replace("TEXT", text),
        "$1=(a,b,c)=>a.indexOf(b,c)");
    cut(
        "String.concat",
        "NAME=NAME\\((NAME)TEXT\\.length\\+(NAME)TEXT\\.length\\|0\\);.*?\\1=NAME\\(\\);\\1TEXT="
                .replace("TEXT", text)
            + "NAME\\(NAME\\.data\\);",
        "$1=$1+$2;");
    cut(
        "String.substring",
        "(NAME)=\\(a,b,c\\)=>\\{let d,e,f;d=aTEXT\\.length;.*?return NAME;}".replace("TEXT", text),
        "$1=(a,b,c)=>a.substring(b,c)");
    cut(
        "text of a string",
        "NAME\\.prototype\\.toString=function\\(\\)\\{return NAME\\(this\\);};"
            + "NAME\\.prototype\\.valueOf=NAME\\.prototype\\.toString;",
        "");
    script = script.replaceAll(text + "(?![\\w$])", "");
  }

  /** A literal stands where it is used, not in a table. */
  private void literals() {
    Matcher table = find("literals", "NAME\\((\\[(?:TEXT,?)++])\\);".replace("TEXT", TEXT));
    List<String> literals =
        Pattern.compile(TEXT).matcher(table.group(1)).results().map(MatchResult::group).toList();
    Matcher use = find("literal", "(NAME)=index=>NAME\\[index],");
    put(table, "");
    put(use, "");
    cut("table of literals", "let NAME,NAME=strings=>\\{.*?}},", "let ");
    script =
        Pattern.compile(ALONE.formatted(Pattern.quote(use.group(1))) + "\\((\\d+)\\)")
            .matcher(script)
            .replaceAll(
                at -> Matcher.quoteReplacement(literals.get(Integer.parseInt(at.group(1)))));
  }

  private void texts() {
    cut(
        "Object.toString",
        "NAME\\.prototype\\.toString=function\\(\\)\\{return NAME\\(NAME\\(this\\)\\);};",
        "");
    cut(
        "class of a value",
        "NAME\\.prototype\\.__teavm_class__=function\\(\\)\\{return NAME\\(this\\);};",
        "");
    cut("identity", "\\{this\\.\\$id\\$=0;}", "{}");
  }

  /** No script of ours asks for what the runtime marks with symbols, nor is its mode set here. */
  private void marks() {
    script = script.replaceAll("Symbol\\((['\"])\\w+\\1\\)", "0").replace("\"use strict\";", "");
  }

  /** A Java exception is thrown as it is; it ends in one place, which reports that it came. */
  private void exceptions() {
    cut("throw", "let (NAME)=ex=>\\{throw NAME\\(ex\\);}", "let $1=ex=>{throw ex;}");
    cut("exception of an error", "NAME\\.javaException=NAME;", "");
    cut("error of an exception", "(NAME)=ex=>\\{let javaCause=.*?NAME\\(err,ex\\);}", "$1=ex=>{}");
    cut(
        "class of errors",
        "if\\(typeof Reflect==='object'\\)\\{let defaultMessage.*?}else \\{NAME=Error;}",
        "");
    cut("call of main", "(NAME)=f=>\\(args,callback\\)=>\\{.*?},callback\\);}", "$1=f=>f");
  }

  /** An array of Java's is the browser's own. */
  private void arrays() {
    Matcher made = find("new array of a class", "(NAME)=\\(cls,sz\\)=>\\{let data=new Array");
    String filled = ALONE.formatted(Pattern.quote(made.group(1))) + "\\(NAME,\\d\\)";
    script = pattern(filled).matcher(script).replaceAll("[]");
    cut(
        "new array",
        "(NAME)=\\(cls,sz\\)=>\\{let data=new Array\\(sz\\);data\\.fill\\(null\\);"
            + "return new \\(NAME\\(cls\\)\\)\\(data\\);}",
        "$1=(cls,sz)=>Array(sz).fill(null)");
    cut("array", "(NAME)=\\(cls,data\\)=>new \\(NAME\\(cls\\)\\)\\(data\\)", "$1=(cls,data)=>data");
    cut("class of arrays", "(NAME)=cls=>\\{let result=cls\\[.*?}return result;}", "$1=cls=>0");
    script = script.replaceAll("(?<!evt)\\.data\\b", "");
  }

  /** Of the tables, only methods are used, and what is above a class in a question for its kind. */
  private void classes() {
    cut("class of characters", "(NAME)=NAME\\(\"char\",\"C\",4,meta=>\\{}\\)", "$1=0");
    cut("class of numbers", "(NAME)=NAME\\(\"int\",\"I\",5,meta=>\\{}\\)", "$1=0");
    Set<String> asked = new HashSet<>();
    pattern("instanceof (NAME)").matcher(script).results().forEach(is -> asked.add(is.group(1)));
    for (Set<String> left = null; left == null || !left.equals(entries()); ) {
      Set<String> before = entries();
      left = before;
      script =
          CLASS
              .matcher(script)
              .replaceAll(
                  entry -> {
                    String superclass = entry.group(2);
                    boolean methods = !entry.group(3).equals("0");
                    boolean stays = asked.contains(superclass) || before.contains(superclass);
                    return methods || stays ? "$0" : "";
                  });
    }
    script = script.replaceAll("(?<![\\w$])(?!main\\()NAME\\(\\[]\\);".replace("NAME", NAME), "");
  }

  private Set<String> entries() {
    Set<String> entries = new HashSet<>();
    CLASS.matcher(script).results().forEach(entry -> entries.add(entry.group(1)));
    return entries;
  }

  /**
   * A record sets each of its fields when it is made, and has no methods of its own left: any
   * object will do. Its superclass is one that has nothing of its own.
   */
  private void values() {
    String object = find("Object", "function (NAME)\\(\\)\\{}").group(1);
    script =
        script.replaceAll(ALONE.formatted(Pattern.quote(object)) + "\\.call\\((?:a|this)\\);", "");
    String makes = find("classes without fields", "(NAME)=superclass=>").group(1);
    Set<String> empty = new HashSet<>();
    pattern("(NAME)=" + Pattern.quote(makes) + "\\(\\)(?=[,;])")
        .matcher(script)
        .results()
        .forEach(made -> empty.add(made.group(1)));
    List<MatchResult> classes = new ArrayList<>();
    pattern("function (NAME)\\(\\)\\{(?:let a=this;)?(NAME)\\.call\\((?:a|this)\\);[^{}]*}")
        .matcher(script)
        .results()
        .filter(made -> empty.contains(made.group(2)))
        .forEach(classes::add);
    for (MatchResult made : classes) {
      String name = Pattern.quote(made.group(1));
      long uses = count(ALONE.formatted(name));
      String anew = "new " + name + "(?:\\(\\)|(?![\\w$]))";
      if (uses == count(anew) + 1) {
        script = script.replace(made.group(), "").replaceAll(anew, "{}");
      }
    }
  }

  /** What a class is made of, where it has nothing and nobody asks for it. */
  private void makers() {
    String makes = Pattern.quote(find("classes without fields", "(NAME)=superclass=>").group(1));
    for (String before = ""; !before.equals(script); ) {
      before = script;
      script =
          pattern("(?<=[ ,])(NAME)=" + makes + "\\((?:0|NAME)?\\)(?:,|(?=;))")
              .matcher(script)
              .replaceAll(
                  made -> count(ALONE.formatted(Pattern.quote(made.group(1)))) == 1 ? "" : "$0");
    }
    script = script.replaceAll("let ;", "").replace(",;", ";");
    plain(makes);
  }

  /** A class that has nothing of its own is written out, so that an unused one can be dropped. */
  private void plain(String makes) {
    String made = ALONE.formatted(makes);
    script = pattern(made + "\\(0?\\)").matcher(script).replaceAll("function(){}");
    script =
        pattern(made + "\\((NAME)\\)").matcher(script).replaceAll("function(){$1.call(this);}");
  }

  /** A method of an object that is there, as a function. */
  private void functions() {
    cut(
        "function of a method",
        "(NAME)=\\(b,c\\)=>\\{if\\(b===null\\|\\|b===undefined\\)\\{return null;}let name='jso\\$functor\\$'"
            + ".*?return result\\(\\);}",
        "$1=(b,c)=>function(){return b[c].apply(b,arguments);}");
  }

  /** One more or less than a small number is one. */
  private void numbers() {
    script = script.replaceAll("([-+]1)\\|0(?![\\w.])", "$1");
  }

  /** What is declared in the old way, the next step puts together and names anew more freely. */
  private void variables() {
    script = script.replaceAll("(?<=[{}();])let ", "var ");
  }

  private long count(String pattern) {
    return Pattern.compile(pattern).matcher(script).results().count();
  }

  private static Pattern pattern(String pattern) {
    return Pattern.compile(pattern.replace("NAME", NAME), Pattern.DOTALL);
  }

  private void put(MatchResult found, String left) {
    script = script.replace(found.group(), left);
  }

  private void cut(String what, String pattern, String left) {
    script = find(what, pattern).replaceFirst(left);
  }

  /** The one place where the pattern matches; NAME stands for any name. */
  private Matcher find(String what, String pattern) {
    Matcher found = pattern(pattern).matcher(script);
    long times = found.results().count();
    if (times != 1) {
      throw new IllegalStateException(
          what + ": found " + times + " times in the compiled script, has to be found once");
    }
    found.reset();
    found.find();
    return found;
  }
}
