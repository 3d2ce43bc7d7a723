package reelsmith.provider.offline.picture;

/// Paints the place of a picture from far to near. The same seed gives the same place.
final class Scenery {

  private final Canvas canvas;

  /// Where the light comes from, in units of the unmoved scene.
  private double lightX;

  private double lightY;

  Scenery(Canvas canvas) {
    this.canvas = canvas;
    lightX = canvas.width * .3;
    lightY = canvas.height * .12;
  }

  void paint() {
    var place = canvas.palette.surroundings().place();
    if (place.hasSky()) {
      var sky = new Sky(canvas);
      sky.paint();
      lightX = sky.lightX;
      lightY = sky.lightY;
    }
    switch (place) {
      case SEA -> new Waters(canvas).sea(lightX);
      case RIVER -> new Waters(canvas).river(lightX);
      case UNDERWATER -> new Underwater(canvas).paint();
      case FOREST -> new Forest(canvas).paint(lightX, lightY);
      case MOUNTAIN -> new Highlands(canvas).mountains();
      case DESERT -> new Highlands(canvas).desert();
      case CAVE -> new OtherWorlds(canvas).cave();
      case SPACE -> new OtherWorlds(canvas).space();
      case MEADOW -> new Countryside(canvas).meadow();
      case FARM -> new Farm(canvas).paint();
      case CITY -> new Town(canvas).city();
      case VILLAGE -> new Settlement(canvas).village();
      case CASTLE -> new Settlement(canvas).castle();
      case ROAD -> new Roads(canvas).road();
      case TRAIN -> new Roads(canvas).railway();
      case ROOM -> new Indoors(canvas).room();
      case KITCHEN -> new Indoors(canvas).kitchen();
      case SCHOOL -> new Indoors(canvas).library();
      case OFFICE -> new PublicRooms(canvas).office();
      case LABORATORY -> new PublicRooms(canvas).laboratory();
      case STAGE -> new PublicRooms(canvas).stage();
      case ABSTRACT -> new OtherWorlds(canvas).dream();
    }
  }

  double lightX() {
    return lightX;
  }

  double lightY() {
    return lightY;
  }
}
